using System.Globalization;
using System.Text;
using System.Text.Json;

namespace OrderGrains.Bench.Reports;

/// <summary>Writes a Markdown report over results of several systems, with the machine named.</summary>
internal static class ReportCommand
{
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        string? output = null;
        string commit = "unknown";
        string title = "Benchmark";
        string directory = Path.GetTempPath();
        List<BenchResult> results = [];
        for (int index = 0; index < arguments.Count; index++)
        {
            switch (arguments[index])
            {
                case "--out":
                    output = arguments[++index];
                    break;
                case "--commit":
                    commit = arguments[++index];
                    break;
                case "--title":
                    title = arguments[++index];
                    break;
                case "--data":
                    directory = arguments[++index];
                    break;
                default:
                    results.Add(await ReadAsync(arguments[index]));
                    break;
            }
        }

        string report = Write(title, commit, directory, results);
        Console.Write(report);
        if (output is not null)
        {
            await File.WriteAllTextAsync(output, report);
        }

        return results.Exists(result => result.Runs.Any(run => run.Wrong > 0)) ? 1 : 0;
    }

    private static async Task<BenchResult> ReadAsync(string file)
    {
        string text = await File.ReadAllTextAsync(file);
        return JsonSerializer.Deserialize(text, BenchJson.Default.BenchResult)
            ?? throw new InvalidDataException($"{file} holds no result.");
    }

    private static string Write(string title, string commit, string directory, List<BenchResult> results)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"# {title}\n\n");
        text.Append(CultureInfo.InvariantCulture,
            $"{DateTimeOffset.UtcNow:yyyy-MM-dd HH:mm} UTC, commit {commit}.\n\n");
        text.Append(Machine.Describe(directory)).Append('\n');
        text.Append(ResultTable.Of(results)).Append('\n');
        IReadOnlyList<string> ratios = Ratios.Of(results);
        if (ratios.Count > 0)
        {
            text.Append("## Ratios\n\n");
            text.AppendJoin('\n', ratios.Select(ratio => "- " + ratio)).Append('\n');
        }

        double noise = results.SelectMany(result => result.Runs).Max(run => run.OthersCpuShare ?? 0);
        double load = results.SelectMany(result => result.Runs).Max(run => run.LoadAverage);
        text.Append("\nMedian of the runs; the remarks begin with the slowest and the fastest run.\n");
        text.Append(CultureInfo.InvariantCulture, $"Other processes used at most {noise:P0} of the machine; ");
        text.Append(CultureInfo.InvariantCulture, $"load average before a run (the last run counts in): {load:N1}.\n");
        return text.ToString();
    }
}
