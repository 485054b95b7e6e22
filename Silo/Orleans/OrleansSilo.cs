using System.Net;
using Orleans.Configuration;
using Orleans.Dashboard;
using Orleans.Hosting;
using Orleans.Metadata;
using Orleans.Runtime;
using Orleans.Runtime.Providers;
using Orleans.Streams;
using OrderGrains.Configuration;
using OrderGrains.Ledger;
using OrderGrains.LocalCluster;

namespace OrderGrains.Silo;

/// <summary>Sets a silo of Microsoft Orleans up over the ledger.</summary>
internal static partial class OrleansSilo
{
    // A call may come to a silo that has just handed the bucket over, more than once when several move.
    private const int MaxForwards = 8;
    private static readonly TimeSpan LongestQuantum = TimeSpan.FromMinutes(1);

    /// <summary>Sets it up: membership, placement, storage, streams, the dashboard.</summary>
    public static void Configure(ISiloBuilder silo, OrderGrainsOptions options)
    {
        IServiceCollection services = silo.Services;
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider =>
            ActivatorUtilities.CreateInstance<LedgerLifecycle>(provider, options));
        AddMembership(silo, options);
        AddBuckets(silo);
        AddStreams(silo);
        services.AddOwnTypes();
        silo.Configure<SiloMessagingOptions>(messaging =>
        {
            messaging.MaxForwardCount = MaxForwards;
            messaging.MaxEnqueuedRequestsHardLimit = options.Grains.MailboxLimit;
        });
        silo.Configure<GrainCollectionOptions>(collection =>
        {
            TimeSpan half = options.Grains.IdleAge / 2;
            collection.CollectionAge = options.Grains.IdleAge;
            collection.CollectionQuantum = half < LongestQuantum ? half : LongestQuantum;
        });
        silo.AddDashboard();
        AddKubernetes(silo);
    }

    private static void AddMembership(ISiloBuilder silo, OrderGrainsOptions options)
    {
        OrderGrains.Configuration.ClusterOptions cluster = options.Cluster;
        if (!options.Store.IsShared)
        {
            // A silo that is alone on its file: nobody else may join, and no client comes from outside.
            silo.UseLocalhostClustering(FreePort.Any(), gatewayPort: 0, serviceId: cluster.Id, clusterId: cluster.Id);
            return;
        }

        silo.Services.AddSingleton<IMembershipTable, LedgerMembershipTable>();
        silo.Services.AddSingleton<SiloDeaths>();
        silo.Configure<Orleans.Configuration.ClusterOptions>(named =>
        {
            named.ClusterId = cluster.Id;
            named.ServiceId = cluster.Id;
        });
        silo.Configure<EndpointOptions>(endpoints => Listen(endpoints, cluster));
        silo.Configure<ClusterMembershipOptions>(static membership =>
            membership.TableRefreshTimeout = TimeSpan.FromSeconds(5));
    }

    private static void Listen(EndpointOptions endpoints, OrderGrains.Configuration.ClusterOptions cluster)
    {
        endpoints.AdvertisedIPAddress = AddressOf(cluster.Host);
        endpoints.SiloPort = cluster.Port == 0 ? FreePort.Any() : cluster.Port;
        endpoints.GatewayPort = cluster.Port == 0 ? FreePort.Any() : cluster.Port + 1;
        if (cluster.Listen is { } listen)
        {
            endpoints.SiloListeningEndpoint = new IPEndPoint(AddressOf(listen), endpoints.SiloPort);
            endpoints.GatewayListeningEndpoint = new IPEndPoint(AddressOf(listen), endpoints.GatewayPort);
        }
    }

    private static IPAddress AddressOf(string host) =>
        IPAddress.TryParse(host, out IPAddress? address) ? address : Dns.GetHostAddresses(host)[0];

    private static void AddBuckets(ISiloBuilder silo)
    {
        IServiceCollection services = silo.Services;
        services.AddSingleton<OwnGrains>();
        services.AddSingleton<BucketPlaces>();
        services.AddSingleton<BucketNews>();
        services.AddSingleton(static provider =>
            new BucketDrains(provider.GetRequiredService<BucketPlaces>().BucketOf));
        services.AddSingleton<BucketBalancer>();
        services.AddSingleton<BucketActivations>();
        services.AddSingleton<IConfigureGrainContextProvider>(
            static provider => provider.GetRequiredService<BucketActivations>());
        services.AddSingleton<IBucketHost, BucketHost>();
        services.AddSingleton<IGrainPropertiesProvider, BucketPlacementOfGrains>();
        silo.AddPlacementDirector<BucketPlacement, BucketDirector>();
        silo.AddIncomingGrainCallFilter<CallFilter>();
        silo.AddOutgoingGrainCallFilter<RetryFilter>();
        silo.AddOutgoingGrainCallFilter<DrainFilter>();
    }

    private static void AddStreams(ISiloBuilder silo)
    {
        silo.Services.AddSingleton<BucketQueues>();
        silo.Services.AddSingleton<StreamDeliveries>();
        silo.Services.AddSingleton<ILedgerDeliveries>(
            static provider => provider.GetRequiredService<StreamDeliveries>());
        silo.AddPersistentStreams(
            BucketQueues.ProviderName, static (provider, _) => provider.GetRequiredService<BucketQueues>(), Configure);
    }

    private static void Configure(ISiloPersistentStreamConfigurator streams)
    {
        streams.ConfigureStreamPubSub(StreamPubSubType.ImplicitOnly);
        streams.ConfigurePartitionBalancing(static (provider, _) => provider.GetRequiredService<BucketBalancer>());
        streams.ConfigureBackoffProvider(static (_, _) => (IMessageDeliveryBackoffProvider)new FirmBackoff());
        streams.ConfigurePullingAgent(static agent => agent.Configure(static pulling =>
        {
            // The relay tries again, not the agent: it has given up before its first pause is over.
            pulling.MaxEventDeliveryTime = FirmBackoff.Pause / 2;
            pulling.GetQueueMsgsTimerPeriod = TimeSpan.FromMilliseconds(25);

            // An order's events come together and then for minutes none do; the agent walks all streams that it keeps.
            pulling.StreamInactivityPeriod = TimeSpan.FromSeconds(5);
        }));
    }
}
