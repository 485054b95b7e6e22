using Orleans.Runtime;

namespace OrderGrains.Access;

/// <summary>A tenant's secret, as the host sees it.</summary>
public sealed class TenantSecretGrain(
    [PersistentState(TenantSecretState.StateName, StorageNames.Ledger)] IPersistentState<TenantSecretState> stored,
    ISecretSource source)
    : Grain, ITenantSecretGrain
{
    private TenantSecret Secret => new(stored, source);

    /// <inheritdoc/>
    public Task<string> Get() => Secret.Get();

    /// <inheritdoc/>
    public Task<string> Renew() => Secret.Renew();
}
