using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Storage;
using OrderGrains.Access;
using OrderGrains.Health;
using OrderGrains.Json;
using OrderGrains.Ledger;
using OrderGrains.Mail;
using OrderGrains.Payments;
using OrderGrains.Stores;

namespace OrderGrains.Silo;

/// <summary>
/// Registers what both hosts' silos have: the ledger, as the grains see it, and what the grains take.
/// </summary>
internal static class LedgerServiceCollectionExtensions
{
    /// <summary>
    /// Registers everything but the host's own: its <see cref="ILedgerDeliveries"/>, and an <see cref="IBucketHost"/>
    /// where buckets move. A <see cref="TimeProvider"/>, a <see cref="TaskScheduler"/> or a <see cref="Random"/> that
    /// is registered already is used.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="options">How the ledger behaves.</param>
    /// <param name="overlappingWrites">Whether the host passes overlapping writes of a state on at once.</param>
    public static IServiceCollection AddLedgerParts(
        this IServiceCollection services, LedgerOptions options, bool overlappingWrites)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(TaskScheduler.Default);
        services.TryAddSingleton(static _ => new Random());
        services.AddSingleton<JsonSerializerContext>(OrderJson.Default);
        services.AddSingleton<JsonSerializerContext>(StoreJson.Default);
        services.AddSingleton<StateCodec>();
        services.AddSingleton<EventCodec>();
        services.AddSingleton<LedgerHost>();
        services.AddSingleton(options);
        services.AddSingleton(provider => BuildLedgerServices(provider, overlappingWrites));
        services.AddKeyedSingleton<IGrainStorage>(
            LedgerGrainStorage.Name,
            static (provider, _) => new LedgerGrainStorage(provider.GetRequiredService<LedgerHost>()));
        services.AddSingleton<ISiloHealth, SiloHealth>();
        services.AddSingleton<StoreServices>();
        services.AddNotifications();
        services.AddPayments();
        services.AddAccess();
        services.AddOptions<StoreOptions>();
        services.AddSingleton<LedgerPorts>();
        services.AddSingleton<ILedgerReader>(static provider => provider.GetRequiredService<LedgerPorts>());
        services.AddSingleton<ILedgerLog>(static provider => provider.GetRequiredService<LedgerPorts>());
        services.AddSingleton<IBucketKeys, BucketKeys>();
        services.AddSingleton<IDeadLetters>(static provider => provider.GetRequiredService<LedgerPorts>());
        services.AddSingleton<ICommitDomain>(static provider => provider.GetRequiredService<LedgerPorts>());
        return services;
    }

    private static LedgerServices BuildLedgerServices(IServiceProvider provider, bool overlappingWrites) => new()
    {
        Time = provider.GetRequiredService<TimeProvider>(),
        Scheduler = provider.GetRequiredService<TaskScheduler>(),
        Random = provider.GetRequiredService<Random>(),
        Events = provider.GetRequiredService<EventCodec>(),
        States = provider.GetRequiredService<StateCodec>(),
        Deliveries = provider.GetRequiredService<ILedgerDeliveries>(),
        OverlappingWrites = overlappingWrites,
        BucketHost = provider.GetService<IBucketHost>(),
    };
}
