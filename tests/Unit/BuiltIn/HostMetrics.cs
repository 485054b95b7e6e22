using Microsoft.Extensions.DependencyInjection;
using OrderGrains.Silo;
using OrderGrains.Tests.Runtime;

namespace OrderGrains.Tests.Metrics;

/// <summary>What the host that the tests are built for counts itself.</summary>
internal static class HostMetrics
{
    /// <summary>Documented names that this host does not have.</summary>
    public static readonly string[] Missing = [];

    /// <summary>Has them exported until it is disposed of.</summary>
    public static IDisposable Export()
    {
        ServiceCollection parts = new();
        parts.AddSingleton(TimeProvider.System);
        using TestSilo client = new(parts, address: null, configure: null);
        return new TransportMetrics(client.Transport);
    }
}
