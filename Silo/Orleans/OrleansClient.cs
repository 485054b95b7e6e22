using Orleans.Configuration;
using Orleans.Dashboard;
using Orleans.Hosting;
using Orleans.Messaging;
using OrderGrains.Configuration;

namespace OrderGrains.Silo;

/// <summary>Sets up a process that calls the grains of silos and has none itself.</summary>
internal static class OrleansClient
{
    /// <summary>Sets it up: it finds the silos in the store that they share.</summary>
    public static void Configure(IClientBuilder client, OrderGrainsOptions options)
    {
        client.Services.AddSingleton<IGatewayListProvider, LedgerGateways>();
        client.Services.AddSingleton<IClientConnectionRetryFilter, PatientConnection>();
        client.Services.AddOwnTypes();
        client.AddOutgoingGrainCallFilter<RetryFilter>();
        client.Configure<Orleans.Configuration.ClusterOptions>(named =>
        {
            named.ClusterId = options.Cluster.Id;
            named.ServiceId = options.Cluster.Id;
        });
        client.Configure<GatewayOptions>(static gateways =>
            gateways.GatewayListRefreshPeriod = TimeSpan.FromSeconds(2));
        client.AddDashboard();
    }
}
