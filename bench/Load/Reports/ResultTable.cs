using System.Globalization;
using System.Text;

namespace OrderGrains.Bench.Reports;

/// <summary>Results as a Markdown table, which reads well on a terminal too.</summary>
public static class ResultTable
{
    private static readonly string[] Columns =
    [
        "system", "scenario", "conn.", "requests/s", "p50 ms", "p99 ms", "p99.9 ms", "max ms",
        "server CPU ms/1,000", "generator CPU ms/1,000", "memory MiB", "wrong", "remarks",
    ];

    /// <summary>One row per result: the median run, and what speaks against it.</summary>
    public static string Of(IEnumerable<BenchResult> results)
    {
        string[][] rows = [Columns, .. results.Select(Row)];
        int[] widths = [.. Columns.Select((_, column) => rows.Max(row => row[column].Length))];
        StringBuilder text = new();
        Append(text, rows[0], widths);
        Append(text, [.. widths.Select(width => new string('-', width))], widths);
        foreach (string[] row in rows.Skip(1))
        {
            Append(text, row, widths);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string[] cells, int[] widths) =>
        text.Append("| ")
            .AppendJoin(" | ", cells.Select((cell, column) => cell.PadRight(widths[column]))).Append(" |\n");

    private static string[] Row(BenchResult result)
    {
        RunResult run = result.Median;
        return
        [
            result.System,
            result.Rate > 0 ? $"{result.Scenario} at {Text(result.Rate, "N0")}/s" : result.Scenario,
            Text(result.Connections, "N0"),
            Text(run.PerSecond, "N0"),
            Text(run.P50Milliseconds, "N2"),
            Text(run.P99Milliseconds, "N2"),
            Text(run.P999Milliseconds, "N2"),
            Text(run.MaxMilliseconds, "N1"),
            Text(run.ServerCpuPerThousand, "N0"),
            Text(run.GeneratorCpuPerThousand, "N0"),
            Text(run.ServerMemoryMebibytes, "N0"),
            Text(result.Runs.Sum(each => each.Wrong), "N0"),
            Remarks(result),
        ];
    }

    private static string Remarks(BenchResult result)
    {
        List<string> remarks = [];
        double low = result.Runs.Min(run => run.PerSecond);
        double high = result.Runs.Max(run => run.PerSecond);
        remarks.Add($"{Text(low, "N0")}–{Text(high, "N0")}");
        int noisy = result.Runs.Count(run => run.IsNoisy);
        if (noisy > 0)
        {
            double others = result.Runs.Max(run => run.OthersCpuShare ?? 0);
            remarks.Add($"noisy ({Text(noisy, "N0")} runs, others up to {Text(others, "P0")})");
        }

        string? problem = result.Runs.Select(run => run.Outbox?.Problem).FirstOrDefault(text => text is not null);
        if (problem is not null)
        {
            remarks.Add($"NOT COUNTED: {problem}");
        }
        else if (result.Median.Outbox is { } outbox)
        {
            string lag = Text(outbox.MaxLagSeconds, "N2");
            remarks.Add($"outbox lag {lag} s, empty {Text(outbox.DrainSeconds, "N2")} s after");
        }

        return string.Join("; ", remarks);
    }

    private static string Text(double? value, string format) =>
        value?.ToString(format, CultureInfo.InvariantCulture) ?? "–";
}
