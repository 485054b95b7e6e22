using Orleans.Runtime;

namespace OrderGrains.Access;

/// <summary>Makes and keeps a tenant's secret, apart from its host. Belongs to its grain's turn.</summary>
/// <param name="stored">Where it is kept.</param>
/// <param name="source">Where it comes from.</param>
public sealed class TenantSecret(IPersistentState<TenantSecretState> stored, ISecretSource source)
{
    /// <inheritdoc cref="ITenantSecretGrain.Get"/>
    public async Task<string> Get() => stored.State.Secret.Length > 0 ? stored.State.Secret : await Renew();

    /// <inheritdoc cref="ITenantSecretGrain.Renew"/>
    public async Task<string> Renew()
    {
        stored.State.Secret = source.Next();
        await stored.WriteStateAsync();
        return stored.State.Secret;
    }
}
