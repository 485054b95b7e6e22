using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrderGrains.Ledger;
using OrderGrains.Orders;
using OrderGrains.Runtime;

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
        services.AddSingleton<GrainDeliveries>();
        services.AddSingleton<ILedgerDeliveries>(static provider => provider.GetRequiredService<GrainDeliveries>());
        return services.AddLedgerParts(options, overlappingWrites: true);
    }
}
