using Microsoft.Extensions.DependencyInjection;
using OrderGrains.Audit;

namespace OrderGrains.Status;

/// <summary>Registers what a process tells about itself.</summary>
public static class StatusServiceCollectionExtensions
{
    /// <summary>
    /// Registers status and audit of this process. Needs a <see cref="Silo.LedgerHost"/> and the host's
    /// <see cref="IGrainActivity"/>.
    /// </summary>
    public static IServiceCollection AddSiloStatus(this IServiceCollection services)
    {
        services.AddSingleton<IClusterMap, LedgerClusterMap>();
        services.AddSingleton<StatusSampler>();
        services.AddHostedService(static provider => provider.GetRequiredService<StatusSampler>());
        services.AddSingleton<ISiloStatus, LedgerSiloStatus>();
        services.AddSingleton<ISiloAudit, LedgerAudit>();
        return services;
    }
}
