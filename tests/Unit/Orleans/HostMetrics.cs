namespace OrderGrains.Tests.Metrics;

/// <summary>What the host that the tests are built for counts itself.</summary>
internal static class HostMetrics
{
    /// <summary>Documented names that this host does not have.</summary>
    public static readonly string[] Missing = ["ordergrains_silo_calls_total"];

    /// <summary>Nothing: Orleans counts under names of its own.</summary>
    public static IDisposable? Export() => null;
}
