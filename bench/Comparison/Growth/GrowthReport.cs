using System.Globalization;
using System.Text;
using OrderGrains.Bench.Cluster.Reports;
using OrderGrains.Bench.Comparison.Charts;
using OrderGrains.Bench.Reports;

namespace OrderGrains.Bench.Comparison.Growth;

/// <summary>The curves as a report, two charts each: rates and latencies.</summary>
public sealed class GrowthReport(GrowthOptions options, IReadOnlyList<GrowthCurve> curves)
{
    /// <summary>False when an answer was wrong.</summary>
    public bool IsCorrect => curves.SelectMany(curve => curve.Points)
        .All(point => point.Create.Wrong == 0 && point.Get is not { Wrong: > 0 });

    /// <summary>The report as Markdown.</summary>
    public string Text()
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"""
            # Growth

            {DateTimeOffset.UtcNow:yyyy-MM-dd HH:mm} UTC, commit {options.Commit}.

            {Machine.Describe(Path.GetTempPath())}- create is `POST /v1/orders`, get `GET /v1/orders/(id)`
            - 64 connections, {options.Slice.TotalSeconds:N0} s each


            """);
        foreach (GrowthCurve curve in curves)
        {
            text.Append(CultureInfo.InvariantCulture, $"## {curve.Name}\n\n{curve.Description}\n\n{Table(curve)}\n");
            foreach (StartUp start in curve.StartUps)
            {
                string read = start.Read is { } after ? $"an order is read {after.TotalSeconds:N2} s and " : "";
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"- after `kill -9` with {start.Orders:N0} orders: {read}one is placed "
                    + $"{start.Placed.TotalSeconds:N2} s after the start\n");
            }

            text.Append(curve.StartUps.Count > 0 ? "\n" : "");
            text.AppendJoin('\n', Charts(curve).Select(chart => $"![{curve.Name}]({chart.Path})")).Append("\n\n");
        }

        return text.ToString().TrimEnd('\n') + '\n';
    }

    /// <summary>Writes the report, and its charts beside it, where the options say so.</summary>
    public async Task WriteAsync()
    {
        if (options.Out is null)
        {
            return;
        }

        await File.WriteAllTextAsync(options.Out, Text());
        foreach ((string path, string chart) in curves.SelectMany(Charts))
        {
            await File.WriteAllTextAsync(Path.Combine(Path.GetDirectoryName(options.Out)!, path), chart);
        }
    }

    private static MarkdownTable Table(GrowthCurve curve)
    {
        MarkdownTable table = new(
            curve.Name, "create/s", "p99 ms", "CPU ms/1,000", "get/s", "p99 ms", "CPU ms/1,000", "memory MiB", "wrong");
        foreach (GrowthPoint point in curve.Points)
        {
            table.Add(
                Text(point.Size, "N0"), Text(point.Create.PerSecond, "N0"), Text(point.Create.P99Milliseconds, "N1"),
                Text(point.Create.ServerCpuPerThousand, "N0"), Text(point.Get?.PerSecond, "N0"),
                Text(point.Get?.P99Milliseconds, "N1"), Text(point.Get?.ServerCpuPerThousand, "N0"),
                Text((point.Get ?? point.Create).ServerMemoryMebibytes, "N0"),
                Text(point.Create.Wrong + (point.Get?.Wrong ?? 0), "N0"));
        }

        return table;
    }

    private IEnumerable<(string Path, string Svg)> Charts(GrowthCurve curve)
    {
        string name = $"{Path.GetFileNameWithoutExtension(options.Out ?? "growth.md")}-{curve.Name}";
        yield return ($"{name}-rate.svg", Chart(curve, "requests a second", run => run.PerSecond));
        yield return ($"{name}-p99.svg", Chart(curve, "p99, ms", run => run.P99Milliseconds));
    }

    private static string Chart(GrowthCurve curve, string what, Func<RunResult, double> value) => new LineChart(
        $"{curve.Name}: {what}",
        [
            new Series("create", [.. curve.Points.Select(point => ((double)point.Size, value(point.Create)))]),
            new Series("get", [.. curve.Points.Where(point => point.Get is not null)
                .Select(point => ((double)point.Size, value(point.Get!)))]),
        ]).Svg();

    private static string Text(double? value, string format) =>
        value?.ToString(format, CultureInfo.InvariantCulture) ?? "–";
}
