using Microsoft.Extensions.DependencyInjection.Extensions;
using OrderGrains.Configuration;
using OrderGrains.Hosting;
using OrderGrains.Ledger;
using OrderGrains.Runtime;

namespace OrderGrains.Silo;

/// <summary>Puts a process on a shared store together: a silo among others, or a client.</summary>
internal static class ClusterServiceCollectionExtensions
{
    /// <summary>Registers it, beside the parts that every process has.</summary>
    public static IServiceCollection AddClusterParts(
        this IServiceCollection services, OrderGrainsOptions options, IConfiguration configuration)
    {
        ClusterOptions cluster = options.Cluster;
        bool isClient = cluster.Role == ClusterRole.Client;
        OwnershipOptions ownership = options.Ledger.Ownership;
        ownership.Lease = cluster.Lease;
        ownership.RenewInterval = cluster.Lease / 6;
        ownership.Margin = cluster.Lease / 6;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<BucketLocator>();
        services.AddSingleton<IGrainLocator>(static provider => provider.GetRequiredService<BucketLocator>());
        services.AddSingleton<IBucketHost, BucketGrains>();
        services.AddSingleton<IFailureCodec, LedgerFailures>();
        services.Configure<GrainRuntimeOptions>(runtime => runtime.IsClient = isClient);
        services.AddSiloTransport(transport =>
        {
            transport.ClusterId = cluster.Id;
            transport.ListenHost = cluster.Listen;
        });
        services.AddOptions<SiloTransportOptions>().Configure<TimeProvider>((transport, time) =>
            transport.Address = isClient
                ? null
                : new SiloAddress(cluster.Host, cluster.Port, time.GetUtcNow().ToUnixTimeMilliseconds()));
        string? httpAddress = cluster.HttpAddress ?? ListenAddresses.Reachable(configuration, cluster.Host);
        services.AddSingleton(provider => new ClusterParts(
            provider.GetRequiredService<GrainRuntime>(),
            provider.GetRequiredService<SiloTransport>(),
            provider.GetRequiredService<BucketLocator>(),
            httpAddress,
            provider.GetRequiredService<ILogger<ClusterService>>()));
        services.AddHostedService<ClusterService>();
        return services;
    }
}
