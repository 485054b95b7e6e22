using OrderGrains.Ledger;

namespace OrderGrains.DeadLetters;

/// <summary>The parked messages of one tenant, as the host sees them.</summary>
public sealed class DeadLetterGrain(IDeadLetters letters) : Grain, IDeadLetterGrain
{
    private TenantLetters Letters => new(this.GetPrimaryKeyString().Split('/', 2)[0], letters);

    /// <inheritdoc/>
    public Task<IReadOnlyList<DeadLetterView>> List(string? after, int limit) => Letters.List(after, limit);

    /// <inheritdoc/>
    public Task<DeadLetterView?> Find(string id) => Letters.Find(id);

    /// <inheritdoc/>
    public Task<bool> Redrive(string id) => Letters.Redrive(id);

    /// <inheritdoc/>
    public Task<bool> Discard(string id) => Letters.Discard(id);
}
