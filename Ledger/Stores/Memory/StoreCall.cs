namespace OrderGrains.Ledger;

/// <summary>A call to a store, as <see cref="IStoreFaults"/> sees it.</summary>
/// <param name="Kind">What is asked.</param>
/// <param name="Bucket">The bucket; -1 for the meta partition.</param>
/// <param name="Batch">What is committed; null for a read.</param>
public readonly record struct StoreCall(StoreCallKind Kind, int Bucket, CommitBatch? Batch = null);

/// <summary>What is asked of a store.</summary>
public enum StoreCallKind
{
    /// <summary>A commit.</summary>
    Commit,

    /// <summary>The head of a bucket.</summary>
    ReadHead,

    /// <summary>One row.</summary>
    Get,

    /// <summary>Rows of a range.</summary>
    Scan,
}
