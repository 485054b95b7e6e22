using Microsoft.Extensions.Logging;

namespace OrderGrains.Ledger;

/// <summary>What every part of the ledger works with.</summary>
internal sealed record LedgerContext(
    ILedgerStore Store, LedgerOptions Options, LedgerServices Services, LedgerMetrics Metrics, ILogger Logger)
{
    // 2^20 × the first delay is past every legal maximum; a larger exponent would overflow.
    private const int MaxExponent = 20;

    /// <summary>How many buckets the ledger has.</summary>
    public required int BucketCount { get; init; }

    /// <summary>An identity that no other batch has.</summary>
    public Guid NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        lock (Services.Random)
        {
            Services.Random.NextBytes(bytes);
        }

        return new Guid(bytes);
    }

    /// <summary>Waits before the next try: twice as long each time, up to the limit.</summary>
    public Task BackOffAsync(int attempt, CancellationToken cancellationToken = default)
    {
        double factor = Math.Pow(2, Math.Min(attempt, MaxExponent));
        TimeSpan delay = TimeSpan.FromTicks((long)Math.Min(
            Options.RetryDelay.Ticks * factor, Options.MaxRetryDelay.Ticks));
        return Task.Delay(delay, Services.Time, cancellationToken);
    }

    /// <summary>Starts a loop on the injected scheduler.</summary>
    public Task Start(Func<Task> loop) =>
        Task.Factory.StartNew(
            loop, CancellationToken.None, TaskCreationOptions.DenyChildAttach, Services.Scheduler).Unwrap();
}
