using OrderGrains.Ledger;
using Orleans.Concurrency;

namespace OrderGrains.DeadLetters;

/// <summary>The parked messages of one tenant, as the host sees them.</summary>
[StatelessWorker]
public sealed class DeadLetterGrain(IDeadLetters letters) : Grain, IDeadLetterGrain
{
    private TenantLetters Letters => new(this.GetPrimaryKeyString(), letters);

    /// <inheritdoc/>
    public Task<IReadOnlyList<DeadLetterView>> List(string? after, int limit) => Letters.List(after, limit);

    /// <inheritdoc/>
    public Task<DeadLetterView?> Find(string id) => Letters.Find(id);

    /// <inheritdoc/>
    public Task<bool> Redrive(string id) => Letters.Redrive(id);

    /// <inheritdoc/>
    public Task<bool> Discard(string id) => Letters.Discard(id);
}
