using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using OrderGrains.Health;
using OrderGrains.Json;
using OrderGrains.Ledger;
using OrderGrains.Mail;
using OrderGrains.Orders;
using OrderGrains.Runtime;
using OrderGrains.Stores;

namespace OrderGrains.Silo;

/// <summary>Puts a silo of the built-in host together.</summary>
public static class SiloServiceCollectionExtensions
{
    /// <summary>
    /// Registers a silo on a store. It starts and stops with the host. A <see cref="TimeProvider"/>, a
    /// <see cref="TurnScheduler"/>, a <see cref="TaskScheduler"/> or a <see cref="Random"/> that is registered already
    /// is used: a simulation brings its own.
    /// </summary>
    public static IServiceCollection AddSilo(
        this IServiceCollection services, LedgerOptions options, Func<IServiceProvider, ILedgerStore> openStore)
    {
        services.AddSiloParts(options);
        services.AddHostedService(provider => new SiloService(
            provider.GetRequiredService<LedgerHost>(),
            options,
            provider.GetRequiredService<LedgerServices>(),
            () => openStore(provider),
            new SiloServiceParts(
                provider.GetRequiredService<GrainRuntime>(), provider.GetRequiredService<ILogger<SiloService>>())));
        return services;
    }

    /// <summary>Registers everything of a silo but its start: grains, runtime, ledger.</summary>
    public static IServiceCollection AddSiloParts(this IServiceCollection services, LedgerOptions options)
    {
        services.AddGrainRuntime(runtime => runtime.Assemblies.Add(typeof(OrderGrain).Assembly));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(TaskScheduler.Default);
        services.TryAddSingleton(static _ => new Random());
        services.AddSingleton<JsonSerializerContext>(OrderJson.Default);
        services.AddSingleton<JsonSerializerContext>(StoreJson.Default);
        services.AddSingleton<StateCodec>();
        services.AddSingleton<EventCodec>();
        services.AddSingleton<GrainDeliveries>();
        services.AddSingleton<LedgerHost>();
        services.AddSingleton(options);
        services.AddSingleton(BuildLedgerServices);
        services.AddKeyedSingleton<IGrainStorage>(
            LedgerGrainStorage.Name,
            static (provider, _) => new LedgerGrainStorage(provider.GetRequiredService<LedgerHost>()));
        services.AddSingleton<ISiloHealth, SiloHealth>();
        services.AddSingleton<StoreServices>();
        services.AddNotifications();
        services.AddOptions<StoreOptions>();
        services.AddSingleton<LedgerPorts>();
        services.AddSingleton<ILedgerReader>(static provider => provider.GetRequiredService<LedgerPorts>());
        services.AddSingleton<IDeadLetters>(static provider => provider.GetRequiredService<LedgerPorts>());
        services.AddSingleton<ICommitDomain>(static provider => provider.GetRequiredService<LedgerPorts>());
        return services;
    }

    private static LedgerServices BuildLedgerServices(IServiceProvider provider) => new()
    {
        Time = provider.GetRequiredService<TimeProvider>(),
        Scheduler = provider.GetRequiredService<TaskScheduler>(),
        Random = provider.GetRequiredService<Random>(),
        Events = provider.GetRequiredService<EventCodec>(),
        States = provider.GetRequiredService<StateCodec>(),
        Deliveries = provider.GetRequiredService<GrainDeliveries>(),
        OverlappingWrites = true,
        BucketHost = provider.GetService<IBucketHost>(),
    };
}
