using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace OrderGrains.Tests.Hosting;

/// <summary>What the host was told of the settings that both hosts know.</summary>
internal static class HostSettings
{
    public static (int MailboxLimit, TimeSpan IdleAge) Of(IServiceProvider services) =>
        (services.GetRequiredService<IOptions<SiloMessagingOptions>>().Value.MaxEnqueuedRequestsHardLimit,
            services.GetRequiredService<IOptions<GrainCollectionOptions>>().Value.CollectionAge);
}
