using System.Diagnostics.Metrics;
using OrderGrains.Metrics;

namespace OrderGrains.Tests.Metrics;

public sealed class MetricsTests
{
    [Fact]
    public async Task Get_AfterRequests_CountsThemInPrometheusForm()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        string own = $"server_port=\"{server.Client.BaseAddress!.Port}\"";
        await server.Client.GetAsync("/v1/orders/x");
        string text = "";
        await server.WaitAsync("the request in /metrics", async () =>
        {
            text = await server.Client.GetStringAsync("/metrics");
            return text.Contains("http_route=\"/v1/orders/{id}\"", StringComparison.Ordinal);
        });

        // Other tests' servers are counted too; the port tells this one's connection, made before the first look.
        string[] lines = text.Split('\n');
        Assert.Contains(lines, line => line.StartsWith("kestrel_active_connections{", StringComparison.Ordinal)
            && line.Contains(own, StringComparison.Ordinal) && line.EndsWith(" 1", StringComparison.Ordinal));
        Assert.Contains("# TYPE http_server_request_duration_seconds histogram\n", text, StringComparison.Ordinal);
        Assert.Contains("le=\"+Inf\"", text, StringComparison.Ordinal);
        Assert.Contains("dotnet_gc_collections_total", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\r", text, StringComparison.Ordinal);
        Assert.All(
            text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#'),
            line => Assert.Matches("^[a-z_][a-z0-9_]*({.*})? [-+0-9.eEInfNa]+$", line));
    }

    [Fact]
    public void Write_EveryKind_SumsAndBuckets()
    {
        using var collector = new MetricsCollector();
        using var meter = new Meter("OrderGrains.Tests.Kinds");
        Counter<long> counter = meter.CreateCounter<long>("kinds.counted", description: "Counted.");
        UpDownCounter<int> level = meter.CreateUpDownCounter<int>("kinds.level");
        Histogram<double> histogram = meter.CreateHistogram<double>("kinds.took", "s");
        meter.CreateObservableGauge("kinds.seen", () => 7);
        counter.Add(2, new KeyValuePair<string, object?>("kind", "a\"b"));
        counter.Add(3, new KeyValuePair<string, object?>("kind", "a\"b"));
        level.Add(5);
        level.Add(-2);
        histogram.Record(0.003);
        histogram.Record(100);
        string text = PrometheusWriter.Write(collector);

        Assert.Contains("# HELP kinds_counted_total Counted.\n", text, StringComparison.Ordinal);
        Assert.Contains("# TYPE kinds_counted_total counter\n", text, StringComparison.Ordinal);
        Assert.Contains("kinds_counted_total{kind=\"a\\\"b\"} 5\n", text, StringComparison.Ordinal);
        Assert.Contains("kinds_level 3\n", text, StringComparison.Ordinal);
        Assert.Contains("kinds_seen 7\n", text, StringComparison.Ordinal);
        Assert.Contains("kinds_took_seconds_bucket{le=\"0.0025\"} 0\n", text, StringComparison.Ordinal);
        Assert.Contains("kinds_took_seconds_bucket{le=\"0.005\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("kinds_took_seconds_bucket{le=\"+Inf\"} 2\n", text, StringComparison.Ordinal);
        Assert.Contains("kinds_took_seconds_count 2\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Record_MoreSeriesThanTheBound_CountsWhatItDropped()
    {
        using var collector = new MetricsCollector();
        using var meter = new Meter("OrderGrains.Tests.Bound");
        Counter<int> counter = meter.CreateCounter<int>("bound.counted");
        for (int index = 0; index < 5000; index++)
        {
            counter.Add(1, new KeyValuePair<string, object?>("id", index));
        }

        Assert.InRange(collector.Dropped, 1000, 5000);
        Assert.InRange(collector.Read().Single(family => family.Name == "bound_counted_total").Series.Count(), 1, 4000);
    }
}
