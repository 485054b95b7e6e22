using OrderGrains.Bench.Cluster.Measures;

namespace OrderGrains.Tests.Bench.Cluster;

public sealed class MetricsTextTests
{
    private const string Metrics =
        """
        # HELP ordergrains_ledger_rows_total Rows written.
        # TYPE ordergrains_ledger_rows_total counter
        ordergrains_ledger_rows_total 1200
        ordergrains_ledger_rows_total_other 99
        calls{to="a b",by="{x}"} 2.5
        calls{to="c"} 1e3 1700000000
        """;

    [Theory]
    [InlineData("ordergrains_ledger_rows_total", 1200)]
    [InlineData("calls", 1002.5)]
    [InlineData("ordergrains_ledger_rows", 0)]
    [InlineData("nothing", 0)]
    public void Sum_Samples_AddsThoseOfTheName(string name, double expected) =>
        Assert.Equal(expected, MetricsText.Sum(Metrics, name));
}
