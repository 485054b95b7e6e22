using System.Globalization;
using System.Text;
using OrderGrains.Bench.Cluster.Reports;
using OrderGrains.Bench.Comparison.Charts;
using OrderGrains.Bench.Comparison.Measures;
using OrderGrains.Bench.Reports;

namespace OrderGrains.Bench.Comparison.Reports;

/// <summary>All systems in one report: what is wanted, charts, tables, and what each order costs.</summary>
public sealed class ComparisonReport(
    ComparisonOptions options, IReadOnlyList<SystemResult> results, IReadOnlyList<SystemResult> paced)
{
    private const int Many = 64;
    private const double Kibibyte = 1024;
    private static readonly string[] Scenarios = ["create", "change", "get"];

    /// <summary>False when an answer was wrong, or an acknowledged order missing.</summary>
    public bool IsCorrect => results.Concat(paced).All(system => system.Survival is not { Missing: > 0 }
        && system.Results.All(result => result.Runs.All(run => run.Wrong == 0)));

    /// <summary>The report as Markdown.</summary>
    public string Text()
    {
        StringBuilder text = new();
        text.Append(Head()).Append(Wanted()).Append(ChartLinks());
        foreach (IGrouping<string, SystemResult> work in results.Where(system => system.Results.Count > 0)
            .GroupBy(system => system.Work))
        {
            text.Append(CultureInfo.InvariantCulture, $"## Asked for {work.Key}\n\n");
            text.Append(ResultTable.Of(work.SelectMany(system => system.Results))).Append('\n');
        }

        return text.Append(Paced()).Append(Costs()).Append(Systems()).ToString().TrimEnd('\n') + '\n';
    }

    /// <summary>Writes the report, and its charts beside it, where the options say so.</summary>
    public async Task WriteAsync()
    {
        if (options.Out is null)
        {
            return;
        }

        await File.WriteAllTextAsync(options.Out, Text());
        foreach ((string path, string chart) in AllCharts())
        {
            await File.WriteAllTextAsync(Path.Combine(Path.GetDirectoryName(options.Out)!, path), chart);
        }
    }

    private string Head() => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        # Side by side

        {DateTimeOffset.UtcNow:yyyy-MM-dd HH:mm} UTC, commit {options.Commit}.

        {Machine.Describe(Path.GetTempPath())}- each system by itself, one after the other
        - warmed up for {options.WarmUp.TotalSeconds:N0} s
        - then {options.Runs} runs of {options.Duration.TotalSeconds:N0} s each
        - the median counts; the remarks have the slowest and the fastest run
        - processor time and memory are those of all processes of a system, its store's among them


        """);

    private string Wanted()
    {
        MarkdownTable table = new("ours", "wanted", "measured", "");
        foreach (Target target in new Targets(results, paced).All())
        {
            string bound = target.Bound.ToString("0.##", CultureInfo.InvariantCulture);
            table.Add(
                target.Name, $"{(target.AtLeast ? "≥" : "≤")} {bound}", Text(target.Measured, "N2"), target.Verdict);
        }

        return $"""
            ## What is wanted

            Ratios of what this report measured, with 64 connections and whole orders (`POST /v1/orders`) unless it says
            otherwise. Restate counts with the faster of its two settings.

            {table}

            """;
    }

    private string ChartLinks() => string.Concat(AllCharts().Select(chart =>
        $"![{Path.GetFileNameWithoutExtension(chart.Path)}]({chart.Path})\n\n"));

    private IEnumerable<(string Path, string Svg)> AllCharts()
    {
        string name = Path.GetFileNameWithoutExtension(options.Out ?? "all.md");
        foreach (string scenario in Scenarios)
        {
            yield return ($"{name}-{scenario}.svg", Chart(
                $"{scenario}, 64 connections: requests a second", scenario, run => run.PerSecond));
        }

        yield return ($"{name}-processor.svg", Chart(
            "create, 64 connections: processor time for a thousand, ms", "create", run => run.ServerCpuPerThousand));
        yield return ($"{name}-p99.svg", Chart(
            "create, 64 connections: p99, ms", "create", run => run.P99Milliseconds));
    }

    private string Chart(string title, string scenario, Func<RunResult, double?> value) => new BarChart(
        title,
        [
            .. from system in results
            let measured = system.Median(scenario, Many) is { } run ? value(run) : null
            where measured is not null
            select new Bar(system.Name, measured.Value, system.Name.StartsWith("ours", StringComparison.Ordinal)),
        ]).Svg();

    private string Paced() => paced.Count == 0
        ? ""
        : $"""
            ## At half of the peak

            Requests start on a fixed schedule, whether or not earlier ones are answered; latency counts from when a
            request was due. Both systems get the same rate, half of the product's peak, in turn.

            {ResultTable.Of(paced.SelectMany(system => system.Results))}

            """;

    private string Costs()
    {
        MarkdownTable table = new(
            "system", "memory/order KiB", "bytes/order", "rows/order", "killed", "acknowledged", "missing after",
            "same id again");
        foreach (SystemResult one in results.Where(system => system.Survival is not null))
        {
            table.Add(
                one.Name, Text(one.MemoryPerOrder / Kibibyte, "N1"), Text(one.BytesPerOrder, "N0"),
                Text(one.RowsPerOrder, "N1"), one.Survival!.Killed, Text(one.Survival.Acknowledged, "N0"),
                Text(one.Survival.Missing, "N0"),
                one.RefusesDuplicates switch { true => "refused", false => "NOT REFUSED", null => "–" });
        }

        return $"""
            ## What an order costs, and what survives

            Memory is what the processes hold after all runs above what they held before, garbage and caches included,
            for each order created. Bytes and rows are those of the files at the end, changes and events included.
            `killed` got `kill -9` in the middle of a load; it was started again and asked for every order that it had
            acknowledged.

            {table}

            """;
    }

    private string Systems()
    {
        MarkdownTable table = new("system", "is", "asked for", "remarks");
        foreach (SystemResult one in results)
        {
            table.Add(one.Name, one.Description, one.Work, one.Problem is null ? "" : $"NOT MEASURED: {one.Problem}");
        }

        return $"""
            ## The systems

            {table}
            """;
    }

    private static string Text(double? value, string format) =>
        value?.ToString(format, CultureInfo.InvariantCulture) ?? "–";
}
