using Microsoft.Extensions.Logging;

namespace OrderGrains.Ledger;

public sealed partial class LedgerEngine
{
    /// <summary>
    /// Opens the ledger on a store and takes all of its buckets over. Nothing is delivered before <see cref="Start"/>.
    /// </summary>
    /// <exception cref="InfrastructureException">The store is away, or was written by another version.</exception>
    public static async Task<LedgerEngine> OpenAsync(
        ILedgerStore store, LedgerOptions options, LedgerServices services, ILogger<LedgerEngine> logger,
        CancellationToken cancellationToken)
    {
        LedgerEngine ledger = await CreateAsync(store, options, services, logger, cancellationToken);
        for (int number = 0; number < ledger.buckets.Count; number++)
        {
            var bucket = new Bucket(number, ledger.context);
            await bucket.OpenAsync(stillMine: null, cancellationToken);
            ledger.buckets.Put(bucket);
        }

        return ledger;
    }

    /// <summary>
    /// Joins the silos that share a store (<see cref="LedgerOptions.Ownership"/>). No bucket is held before
    /// <see cref="Start"/>; from then on buckets come and go (<see cref="Ownership"/>,
    /// <see cref="LedgerServices.BucketHost"/>).
    /// </summary>
    /// <exception cref="InfrastructureException">The store is away, or was written by another version.</exception>
    public static async Task<LedgerEngine> JoinAsync(
        ILedgerStore store, LedgerOptions options, LedgerServices services, ILogger<LedgerEngine> logger,
        CancellationToken cancellationToken)
    {
        if (options.Ownership.Problems() is { Count: > 0 } problems)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        LedgerEngine ledger = await CreateAsync(store, options, services, logger, cancellationToken);
        ledger.cluster = new ClusterOwnership(ledger.context, ledger.buckets);
        ledger.Ownership = ledger.cluster;
        await ledger.cluster.JoinAsync();
        return ledger;
    }

    /// <summary>Reads a store that silos share, without owning anything of it; follows who owns what.</summary>
    /// <exception cref="InfrastructureException">The store is away, or was written by another version.</exception>
    public static async Task<LedgerEngine> AttachAsync(
        ILedgerStore store, LedgerOptions options, LedgerServices services, ILogger<LedgerEngine> logger,
        CancellationToken cancellationToken)
    {
        LedgerEngine ledger = await CreateAsync(store, options, services, logger, cancellationToken);
        var reader = new OwnerTableReader(ledger.context, ledger.buckets.Count);
        ledger.Ownership = reader;
        await reader.StartAsync();
        return ledger;
    }

    private static async Task<LedgerEngine> CreateAsync(
        ILedgerStore store, LedgerOptions options, LedgerServices services, ILogger logger,
        CancellationToken cancellationToken)
    {
        Span<byte> id = stackalloc byte[16];
        services.Random.NextBytes(id);
        LedgerMeta meta = await LedgerMeta.OpenAsync(store, new Guid(id), cancellationToken);
        return new LedgerEngine(store, meta, options, services, logger);
    }
}
