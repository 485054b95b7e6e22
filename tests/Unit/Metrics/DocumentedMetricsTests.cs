using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using OrderGrains.Metrics;
using OrderGrains.Orders;
using OrderGrains.Tests.Ledger;

namespace OrderGrains.Tests.Metrics;

/// <summary>What operators read about is what the product exports, all of it.</summary>
public sealed partial class DocumentedMetricsTests
{
    // The front end's; its own tests look at them.
    private static readonly string[] OfFrontEnds = ["ordergrains_feeds_streams", "ordergrains_feeds_cut_total"];

    [Fact]
    public void Operations_Metrics_AreThoseOfTheProduct()
    {
        using var collector = new MetricsCollector();
        using IDisposable? host = HostMetrics.Export();
        new LedgerWorld().Open();
        RuntimeHelpers.RunClassConstructor(typeof(OrderGrain).Assembly
            .GetType("OrderGrains.Notifications.NotificationTelemetry", throwOnError: true)!.TypeHandle);
        string text = PrometheusWriter.Write(collector);
        string[] exported = [.. Type().Matches(text).Select(match => match.Groups[1].Value).Distinct()];
        string page = File.ReadAllText(Path.Combine(Root(AppContext.BaseDirectory), "docs", "operations.md"));
        string[] documented = [.. Name().Matches(page).Select(match => match.Value).Distinct()];

        Assert.Equal(
            exported.Concat(HostMetrics.Missing).Concat(OfFrontEnds).Order(StringComparer.Ordinal),
            documented.Order(StringComparer.Ordinal));
    }

    private static string Root(string folder) => File.Exists(Path.Combine(folder, "OrderGrains.sln"))
        ? folder
        : Root(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("OrderGrains.sln"));

    [GeneratedRegex(@"# TYPE (ordergrains_\w+)")]
    private static partial Regex Type();

    [GeneratedRegex(@"ordergrains_\w+")]
    private static partial Regex Name();
}
