using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrderGrains.Runtime;

namespace OrderGrains.Tests.Hosting;

/// <summary>What the host was told of the settings that both hosts know.</summary>
internal static class HostSettings
{
    public static (int MailboxLimit, TimeSpan IdleAge) Of(IServiceProvider services)
    {
        GrainRuntimeOptions runtime = services.GetRequiredService<IOptions<GrainRuntimeOptions>>().Value;
        return (runtime.MailboxLimit, runtime.IdleAge);
    }
}
