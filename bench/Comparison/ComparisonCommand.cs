using OrderGrains.Bench.Comparison.Measures;
using OrderGrains.Bench.Comparison.Reports;
using OrderGrains.Bench.Comparison.Systems;

namespace OrderGrains.Bench.Comparison;

/// <summary>Measures one system after the other and writes the report.</summary>
internal static class ComparisonCommand
{
    public static async Task<int> RunAsync(ComparisonOptions options)
    {
        List<SystemResult> results = [];
        foreach (SystemEntry entry in Catalogue.All(options).Where(entry => options.Wants(entry.Name)))
        {
            results.Add(await new SystemRun(options, entry).RunAsync());
        }

        IReadOnlyList<SystemResult> paced =
            options.HasOpenLoop ? await new OpenLoopRun(options, results).RunAsync() : [];
        ComparisonReport report = new(options, results, paced);
        Console.WriteLine();
        Console.Write(report.Text());
        await report.WriteAsync();
        return report.IsCorrect ? 0 : 1;
    }
}
