using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace OrderGrains.Runtime;

/// <summary>Registers what a host needs to call grains on other silos.</summary>
public static class SiloTransportServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="SiloTransport"/>, beside <c>AddGrainRuntime</c>. An <see cref="INetwork"/> that is
    /// registered already is used, otherwise TCP; an <see cref="IGrainLocator"/> must be registered. Whoever starts the
    /// silo calls <see cref="SiloTransport.StartAsync"/> before it calls grains.
    /// </summary>
    public static IServiceCollection AddSiloTransport(
        this IServiceCollection services, Action<SiloTransportOptions>? configure = null)
    {
        services.AddOptions<SiloTransportOptions>();
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.TryAddSingleton<INetwork, TcpNetwork>();
        services.TryAddSingleton<SiloTransport>();
        return services;
    }

    /// <summary>
    /// Registers a client: a process that calls grains and has none. Its <c>IGrainFactory</c> and <c>IClusterClient</c>
    /// reach every grain over the transport. An <see cref="IGrainLocator"/> must be registered.
    /// </summary>
    /// <param name="services">Where to register it.</param>
    /// <param name="runtime">Names the assemblies of the grain classes, for their names only.</param>
    /// <param name="transport">Sets the transport up; no address.</param>
    public static IServiceCollection AddGrainClient(
        this IServiceCollection services,
        Action<GrainRuntimeOptions> runtime,
        Action<SiloTransportOptions>? transport = null)
    {
        services.AddGrainRuntime(runtime);
        services.Configure<GrainRuntimeOptions>(static options => options.IsClient = true);
        return services.AddSiloTransport(transport);
    }
}
