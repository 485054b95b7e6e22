using System.Text.Json;
using Orleans.Runtime;
using OrderGrains.Ledger;

namespace OrderGrains.Silo;

/// <summary>
/// Orleans' membership as rows of the ledger's control partition: read with one scan, changed by a conditional commit
/// of the partition's head, so that all silos see one order of changes. Safe to use from anywhere.
/// <code>
/// m!version        the table's version
/// m!silo!address   a silo
/// </code>
/// </summary>
internal sealed class MembershipRows(SharedStore shared, Random random, TimeProvider time)
{
    private const string VersionKey = "m!version";
    private const string SiloPrefix = "m!silo!";
    private const int MaxRows = 1_000;

    // Of silos that collide, one gets through each time; after more losses in a row than this Orleans tries again.
    private const int MaxAttempts = 64;

    private static readonly KeyRange All = new("m!", "m\"");
    private static readonly TimeSpan RetryStep = TimeSpan.FromMilliseconds(4);

    /// <summary>Reads the table.</summary>
    public async Task<MembershipSnapshot> ReadAsync()
    {
        IReadOnlyList<StoreRow> rows = await shared.Open.ScanAsync(
            LedgerPartitions.Control, All, MaxRows, CancellationToken.None);
        var silos = new Dictionary<string, MembershipRow>(StringComparer.Ordinal);
        int version = 0;
        foreach (StoreRow row in rows)
        {
            if (row.Key == VersionKey)
            {
                version = JsonSerializer.Deserialize(row.Value.Span, MembershipJson.Default.MembershipVersion)!.Version;
            }
            else if (row.Key.StartsWith(SiloPrefix, StringComparison.Ordinal))
            {
                MembershipRow silo = JsonSerializer.Deserialize(row.Value.Span, MembershipJson.Default.MembershipRow)!;
                silos[silo.Address] = silo;
            }
        }

        return new MembershipSnapshot(version, silos);
    }

    /// <summary>
    /// Changes the table. The change is computed from what is there, again whenever another silo was faster.
    /// </summary>
    /// <param name="change">Null: nothing is to be changed any more.</param>
    /// <returns>False when there was nothing to change.</returns>
    public async Task<bool> ChangeAsync(Func<MembershipSnapshot, MembershipChange?> change)
    {
        ILedgerStore store = shared.Open;
        for (int attempt = 0; attempt < MaxAttempts; attempt++)
        {
            // The head first: whatever changes after it was read makes the commit fail.
            Head head = await store.ReadHeadAsync(LedgerPartitions.Control, CancellationToken.None)
                ?? throw new InvalidOperationException("The ledger was not created.");
            if (change(await ReadAsync()) is not { } next)
            {
                return false;
            }

            Head nextHead = head with { CommitNumber = head.CommitNumber + 1, BatchId = NewId() };
            var batch = new CommitBatch(LedgerPartitions.Control, head, nextHead, Operations(next));
            if (await store.CommitAsync(batch, CancellationToken.None) is null)
            {
                return true;
            }

            await Task.Delay(RetryStep * (attempt + 1), time);
        }

        throw new InfrastructureException("membership_contended", "Other silos were always faster.", retryable: true);
    }

    /// <summary>Declares silos dead: the ledger knows it before Orleans does.</summary>
    public Task<bool> BuryAsync(IReadOnlySet<string> addresses) =>
        ChangeAsync(found =>
        {
            MembershipRow[] dead =
            [
                .. found.Silos.Values.Where(row => row.Status != SiloStatus.Dead && addresses.Contains(row.Address))
                    .Select(row => row with { Status = SiloStatus.Dead, Version = row.Version + 1 }),
            ];
            return dead.Length == 0 ? null : new MembershipChange(dead) { Version = found.Version + 1 };
        });

    private static List<RowOperation> Operations(MembershipChange change)
    {
        List<RowOperation> operations =
        [
            .. change.Written.Select(row => new RowOperation(
                SiloPrefix + row.Address,
                JsonSerializer.SerializeToUtf8Bytes(row, MembershipJson.Default.MembershipRow))),
            .. change.Deleted.Select(address => RowOperation.Delete(SiloPrefix + address)),
        ];
        if (change.Version is { } version)
        {
            operations.Add(new RowOperation(VersionKey, JsonSerializer.SerializeToUtf8Bytes(
                new MembershipVersion(version), MembershipJson.Default.MembershipVersion)));
        }

        return operations;
    }

    private Guid NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        lock (random)
        {
            random.NextBytes(bytes);
        }

        return new Guid(bytes);
    }
}

/// <summary>The table as it was read.</summary>
internal sealed record MembershipSnapshot(int Version, IReadOnlyDictionary<string, MembershipRow> Silos);

/// <summary>What changes in the table.</summary>
internal sealed record MembershipChange(IReadOnlyList<MembershipRow> Written)
{
    /// <summary>The table's next version; null: it stays.</summary>
    public int? Version { get; init; }

    /// <summary>The silos whose rows go.</summary>
    public IReadOnlyList<string> Deleted { get; init; } = [];
}
