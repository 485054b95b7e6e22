using OrderGrains.Silo;
using OrderGrains.Ledger;

namespace OrderGrains.Health;

/// <summary>
/// Ready means: the ledger is open, its store answers, and the silo owns its buckets; a client knows a silo to call.
/// </summary>
internal sealed class SiloHealth(LedgerHost host) : ISiloHealth
{
    /// <inheritdoc/>
    public async ValueTask<SiloHealthReport> CheckAsync(CancellationToken cancellationToken)
    {
        SiloHealthCheck ledger = await CheckLedgerAsync(cancellationToken);
        return new SiloHealthReport { Ready = ledger.Healthy, Checks = [ledger] };
    }

    private static string Waiting(ILedgerOwnership ownership) => ownership.SiloId.Length == 0
        ? "No silo is active."
        : "The silo has joined; its buckets are on their way.";

    private async ValueTask<SiloHealthCheck> CheckLedgerAsync(CancellationToken cancellationToken)
    {
        try
        {
            LedgerEngine ledger = host.Ledger;
            await ledger.CheckAsync(cancellationToken);
            return ledger.Ownership.ReadyAsync(CancellationToken.None).IsCompletedSuccessfully
                ? new SiloHealthCheck("ledger", Healthy: true, "Open; the store answers.")
                : new SiloHealthCheck("ledger", Healthy: false, Waiting(ledger.Ownership));
        }
        catch (InfrastructureException failure)
        {
            return new SiloHealthCheck("ledger", Healthy: false, failure.Code);
        }
    }
}
