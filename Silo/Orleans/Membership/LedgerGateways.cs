using System.Net;
using Orleans.Messaging;
using Orleans.Runtime;

namespace OrderGrains.Silo;

/// <summary>Where clients reach the silos: read from the same rows as Orleans' membership.</summary>
internal sealed class LedgerGateways(MembershipRows rows) : IGatewayListProvider
{
    /// <inheritdoc/>
    public TimeSpan MaxStaleness => TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public bool IsUpdatable => true;

    /// <inheritdoc/>
    public Task InitializeGatewayListProvider() => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task<IList<Uri>> GetGateways()
    {
        MembershipSnapshot found = await rows.ReadAsync();
        return
        [
            .. found.Silos.Values
                .Where(row => row is { Status: SiloStatus.Active, ProxyPort: > 0 })
                .Select(row => GatewayOf(SiloAddress.FromParsableString(row.Address), row.ProxyPort)),
        ];
    }

    private static Uri GatewayOf(SiloAddress silo, int port) =>
        SiloAddress.New(new IPEndPoint(silo.Endpoint.Address, port), silo.Generation).ToGatewayUri();
}
