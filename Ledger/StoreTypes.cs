namespace OrderGrains.Ledger;

/// <summary>What one commit to a store may hold.</summary>
/// <param name="Operations">The most row operations, the head not counted.</param>
/// <param name="BatchSizeBytes">The most bytes of keys and values together.</param>
/// <param name="RowSizeBytes">The most bytes of one value.</param>
/// <param name="Buckets">The number of buckets that a new ledger on this store gets.</param>
public sealed record StoreLimits(int Operations, int BatchSizeBytes, int RowSizeBytes, int Buckets);

/// <summary>A bucket's head row: every commit replaces it conditionally, so a stale owner cannot write.</summary>
/// <param name="Epoch">The fencing number: one more at every take-over.</param>
/// <param name="CommitNumber">One more at every commit.</param>
/// <param name="BatchId">The commit's own identity: how an unknown outcome is settled.</param>
/// <param name="RelayWatermark">Every event of commits up to this one has been delivered.</param>
/// <param name="Stamp">The newest time given to a commit of this bucket, in microseconds since 1970 (UTC).</param>
public sealed record Head(long Epoch, long CommitNumber, Guid BatchId, long RelayWatermark, long Stamp);

/// <summary>A batch for one bucket: all of it or nothing.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Expected">The head that must still be there; null: the bucket must be new.</param>
/// <param name="Next">The head that replaces it.</param>
/// <param name="Operations">The rows to write and delete; no key twice.</param>
public sealed record CommitBatch(int Bucket, Head? Expected, Head Next, IReadOnlyList<RowOperation> Operations);

/// <summary>Writes a row (insert or replace) or deletes it (if it is there).</summary>
/// <param name="Key">
/// The row's key: ordinal, free of <c>/ \ # ?</c> and control characters, at most 1,024 bytes.
/// </param>
/// <param name="Value">The row's bytes; null deletes it.</param>
public readonly record struct RowOperation(string Key, ReadOnlyMemory<byte>? Value)
{
    /// <summary>Deletes a row.</summary>
    public static RowOperation Delete(string key) => new(key, default(ReadOnlyMemory<byte>?));
}

/// <summary>A row as read.</summary>
/// <param name="Key">The row's key.</param>
/// <param name="Value">The row's bytes.</param>
public readonly record struct StoreRow(string Key, ReadOnlyMemory<byte> Value);

/// <summary>
/// Keys from <paramref name="From"/> (inclusive) up to <paramref name="Until"/> (exclusive), ordinal.
/// </summary>
public readonly record struct KeyRange(string From, string Until);

/// <summary>A commit's expectation did not hold: this head was found instead (null: none).</summary>
/// <param name="Found">The head that is there.</param>
public sealed record HeadMismatch(Head? Found);
