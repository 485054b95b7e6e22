using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans;

namespace OrderGrains.Runtime;

/// <summary>Registers the built-in host.</summary>
public static class GrainRuntimeServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="GrainRuntime"/> and, through it, <see cref="IGrainFactory"/> and
    /// <see cref="IClusterClient"/>. A <see cref="TurnScheduler"/> that is registered already is used; a
    /// <see cref="TimeProvider"/> must be registered.
    /// </summary>
    public static IServiceCollection AddGrainRuntime(
        this IServiceCollection services, Action<GrainRuntimeOptions>? configure = null)
    {
        services.AddOptions<GrainRuntimeOptions>();
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.TryAddSingleton<TurnScheduler, ThreadPoolTurnScheduler>();
        services.TryAddSingleton<GrainRuntime>();
        services.TryAddSingleton<IGrainFactory>(static provider => provider.GetRequiredService<GrainRuntime>());
        services.TryAddSingleton<IClusterClient>(static provider => provider.GetRequiredService<GrainRuntime>());
        return services;
    }
}
