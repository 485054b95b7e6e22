using System.Globalization;
using System.Text;
using OrderGrains.Bench.Cluster.Measures;
using OrderGrains.Bench.Reports;

namespace OrderGrains.Bench.Cluster.Reports;

/// <summary>What was measured as Markdown, each part with what is wanted of it.</summary>
public static class ClusterReport
{
    private const double MostMoreCpu = 0.25;
    private const double MostCalls = 2;
    private const double MostRowsOfState = 1.1;
    private const double MostSlowdown = 1.5;
    private const int IndexRows = 3;

    /// <summary>The head of a report.</summary>
    public static string Head(ClusterBenchOptions options) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        # A cluster: cost of distribution

        {DateTimeOffset.UtcNow:yyyy-MM-dd HH:mm} UTC, commit {options.Commit}.

        {Machine.Describe(Path.GetTempPath())}- the clusters stand side by side
        - each has a front end and a {options.Store} server of its own
        - warmed up for {options.WarmUp.TotalSeconds:N0} s for each silo
        - then {options.Rounds} slices of {options.Slice.TotalSeconds:N0} s of each, in turn; medians
        - processor time is that of silos and front end, until everything that follows from the requests was
          delivered; store and load apart


        """);

    /// <summary>Clusters of several sizes.</summary>
    public static string Scale(IReadOnlyList<ScaleCase> cases)
    {
        MarkdownTable table = new(
            "build", "silos", "connections", "orders/s", "p50 ms", "p99 ms", "CPU ms/1,000", "least–most", "front end",
            "store", "calls/order", "rows/order", "states/commit", "wrong");
        foreach (ScaleCase one in cases)
        {
            SliceSummary taken = one.Taken;
            table.Add(
                one.Build, SilosOf(one), Text(one.Connections, "N0"), Text(taken.PerSecond, "N0"),
                Text(taken.P50, "N1"), Text(taken.P99, "N1"), Text(taken.CpuPerThousand, "N0"),
                $"{Text(taken.CpuRange.Least, "N0")}–{Text(taken.CpuRange.Most, "N0")}",
                Text(taken.FrontEndShare, "P0"), Text(taken.StoreCpuPerThousand, "N0"),
                Text(taken.SiloCallsEach, "N2"), Text(taken.RowsEach, "N1"), Text(taken.WritesOfCommit, "N1"),
                Text(taken.Wrong, "N0"));
        }

        return $"""
            ## More silos

            `POST /v1/orders`, 100 stores. `calls` are those from silo to silo, deliveries of events included. `store`
            is the store's own processor time for 1,000 orders, which is not in the others. `apart` are products of one
            silo that share this machine and nothing else, each with its part of the connections, loaded at once.

            {table}
            {string.Concat(cases.GroupBy(one => one.Build).Select(build => Growth([.. build])))}

            """;
    }

    private static string SilosOf(ScaleCase one) => one.Apart > 1 ? $"{one.Apart} apart" : Text(one.Silos, "N0");

    // The largest cluster, beside the smallest one and beside as many silos apart under the same load.
    private static string Growth(IReadOnlyList<ScaleCase> cases)
    {
        ScaleCase first = cases[0];
        int most = cases.Max(one => one.Silos);
        StringBuilder text = new();
        foreach (ScaleCase one in cases.Where(one => one.Silos == most && one != first))
        {
            foreach (ScaleCase other in cases.Where(other =>
                other == first || (other.Apart > 1 && other.Connections == one.Connections)))
            {
                double more = one.Taken.MoreCpuThan(other.Taken);
                double store = (one.Taken.StoreCpuPerThousand / other.Taken.StoreCpuPerThousand) - 1;
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"- {most} silos with {one.Connections} connections beside {SilosOf(other)} with "
                    + $"{other.Connections}: {Text(more, "P0")} more processor time (the store: {Text(store, "P0")}); "
                    + $"{Wanted(more <= MostMoreCpu, "at most 25 %")}.\n");
            }
        }

        return text.ToString();
    }

    /// <summary>Whole lives of orders.</summary>
    public static string Cost(IReadOnlyList<LifeCost> costs, int silos)
    {
        MarkdownTable table = new(
            "e-mail", "of", "rows each", "states each", "rows/state", "rows/commit", "states/commit", "calls each",
            "wrong");
        foreach (LifeCost cost in costs)
        {
            Add(table, cost, cost.Placing, IndexRows);
            Add(table, cost, cost.Changing, indexRows: 0);
        }

        double rows = costs.Max(cost =>
            Math.Max(cost.Placing.RowsOfState(IndexRows), cost.Changing.RowsOfState(indexRows: 0)));
        double calls = costs.Max(cost => cost.SiloCallsPerLife);
        return $"""
            ## What an order costs the store, and the silos

            {silos} silos; orders placed, accepted, prepared, made ready and completed. A state is one that a grain has
            written: the order's, its store's, its notifier's. `rows/state` are without two a commit (head, events) and
            {IndexRows} an order (index).

            {table}
            Rows for a state: at most {Text(rows, "N2")}; {Wanted(rows <= MostRowsOfState, "at most 1.1")}.
            Calls from silo to silo over an order's life: {Text(calls, "N2")};
            {Wanted(calls <= MostCalls, "at most 2")}.


            """;
    }

    /// <summary>The store that everybody wants.</summary>
    public static string Hot(HotStoreResult hot, int silos)
    {
        MarkdownTable table = new("others", "orders/s", "p50 ms", "p99 ms", "wrong");
        foreach (SliceSummary one in (SliceSummary[])[hot.Alone, hot.Beside])
        {
            table.Add(
                one.Name, Text(one.PerSecond, "N0"), Text(one.P50, "N1"), Text(one.P99, "N1"), Text(one.Wrong, "N0"));
        }

        string taken = Text(hot.Taken, "N0");
        string refused = Text(hot.TurnedAway, "N0");
        return $"""
            ## A store that everybody wants

            {silos} silos, `Stores:OrdersPerSecond` = {HotStoreBenchmark.OrdersPerSecond}. A hundred stores get 2 orders
            a second each on a fixed schedule; one more gets {HotStoreBenchmark.HotPerSecond} in half of the slices:
            {taken} were taken, {refused} answered 429, {Text(hot.Wrong, "N0")} otherwise.

            {table}
            The others' p99 is {Text(hot.Slowdown, "N2")} times what it is without;
            {Wanted(hot.Slowdown <= MostSlowdown, "at most 1.5")}.


            """;
    }

    private static void Add(MarkdownTable table, LifeCost cost, SliceSummary part, int indexRows) => table.Add(
        cost.HasEmail ? "on" : "off", part.Name, Text(part.RowsEach, "N2"), Text(part.WritesEach, "N2"),
        Text(part.RowsOfState(indexRows), "N2"), Text(part.RowsOfCommit, "N1"), Text(part.WritesOfCommit, "N1"),
        Text(part.SiloCallsEach, "N2"), Text(part.Wrong, "N0"));

    private static string Wanted(bool isMet, string wanted) => $"wanted {wanted}: {(isMet ? "met" : "NOT MET")}";

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
