using Microsoft.Extensions.Logging;
using OrderGrains.Ledger;

namespace OrderGrains.Silo;

/// <summary>
/// Holds the process's ledger, once it is open, for everything that is built before it. Opened once, by the silo's
/// start; safe to read from anywhere after that.
/// </summary>
public sealed class LedgerHost(ILogger<LedgerEngine> logger) : IAsyncDisposable
{
    private LedgerEngine? ledger;

    /// <summary>The open ledger.</summary>
    /// <exception cref="InfrastructureException">It is not open yet, or closed again.</exception>
    public LedgerEngine Ledger => ledger ?? throw new InfrastructureException(
        "ledger_closed", "The ledger is not open.", retryable: true, TimeSpan.FromSeconds(1));

    /// <summary>True once the ledger is open.</summary>
    public bool IsOpen => ledger is not null;

    /// <summary>Opens the ledger.</summary>
    public async Task OpenAsync(
        ILedgerStore store, LedgerOptions options, LedgerServices services, CancellationToken cancellationToken) =>
        ledger = await LedgerEngine.OpenAsync(store, options, services, logger, cancellationToken);

    /// <summary>Joins the silos that share the store.</summary>
    public async Task JoinAsync(
        ILedgerStore store, LedgerOptions options, LedgerServices services, CancellationToken cancellationToken) =>
        ledger = await LedgerEngine.JoinAsync(store, options, services, logger, cancellationToken);

    /// <summary>Follows the silos that share the store, without owning anything.</summary>
    public async Task AttachAsync(
        ILedgerStore store, LedgerOptions options, LedgerServices services, CancellationToken cancellationToken) =>
        ledger = await LedgerEngine.AttachAsync(store, options, services, logger, cancellationToken);

    /// <summary>Closes it again: what is queued is committed first.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref ledger, null) is { } open)
        {
            await open.DisposeAsync();
        }
    }
}
