using OrderGrains.Health;
using OrderGrains.Ledger;

namespace OrderGrains.Silo;

/// <summary>Ready means: the ledger is open, owns its buckets and its store answers.</summary>
internal sealed class SiloHealth(LedgerHost host) : ISiloHealth
{
    /// <inheritdoc/>
    public async ValueTask<SiloHealthReport> CheckAsync(CancellationToken cancellationToken)
    {
        SiloHealthCheck ledger = await CheckLedgerAsync(cancellationToken);
        return new SiloHealthReport { Ready = ledger.Healthy, Checks = [ledger] };
    }

    private async ValueTask<SiloHealthCheck> CheckLedgerAsync(CancellationToken cancellationToken)
    {
        try
        {
            await host.Ledger.CheckAsync(cancellationToken);
            return host.Ledger.Ownership.ReadyAsync(cancellationToken).IsCompletedSuccessfully
                ? new SiloHealthCheck("ledger", Healthy: true, "Open; the store answers.")
                : new SiloHealthCheck("ledger", Healthy: false, "The silo has joined; its buckets are on their way.");
        }
        catch (InfrastructureException failure)
        {
            return new SiloHealthCheck("ledger", Healthy: false, failure.Code);
        }
    }
}
