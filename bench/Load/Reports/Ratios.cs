using System.Globalization;

namespace OrderGrains.Bench.Reports;

/// <summary>How the product compares with the floors: rates and processor time.</summary>
public static class Ratios
{
    private const string Product = "ours";

    private static readonly (string Scenario, string Floor)[] Pairs =
    [
        ("orders", "equal"), ("orders", "single"), ("get", "equal"), ("create", "bare"),
        ("orders, one store", "equal"),
    ];

    /// <summary>One sentence per pair that was measured.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<BenchResult> results)
    {
        List<string> lines = [];
        foreach (BenchResult ours in results.Where(result => result.System == Product && result.Rate == 0))
        {
            foreach ((string scenario, string floor) in Pairs.Where(pair => pair.Scenario == ours.Scenario))
            {
                string floorScenario = scenario.Split(',')[0];
                BenchResult? other = results.FirstOrDefault(result => result.System == floor && result.Rate == 0
                    && result.Scenario == floorScenario && result.Connections == ours.Connections);
                if (other is not null)
                {
                    lines.Add(Line(scenario, floor, ours, other));
                }
            }
        }

        return lines;
    }

    private static string Line(string scenario, string floor, BenchResult ours, BenchResult other)
    {
        double rate = ours.Median.PerSecond / other.Median.PerSecond;
        double? processor = ours.Median.ServerCpuPerThousand / other.Median.ServerCpuPerThousand;
        bool counts = ours.Runs.All(run => run.Outbox?.Problem is null);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{scenario}, {ours.Connections} connections: "
            + $"ours ÷ {floor} = {rate:N2} (rate), {processor:N2} (processor time)")
            + (counts ? "" : " – not counted");
    }
}
