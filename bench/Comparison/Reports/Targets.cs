using OrderGrains.Bench.Comparison.Measures;
using OrderGrains.Bench.Comparison.Systems;
using OrderGrains.Bench.Reports;

namespace OrderGrains.Bench.Comparison.Reports;

/// <summary>The ratios that are wanted of the product, each within one report.</summary>
public sealed class Targets(IReadOnlyList<SystemResult> results, IReadOnlyList<SystemResult> paced)
{
    private const int Many = 64;

    /// <summary>All of them.</summary>
    public IReadOnlyList<Target> All() =>
    [
        Rate("create ÷ equal floor's", 0.85, Catalogue.Ours, Catalogue.Equal, "create"),
        Rate("change ÷ equal floor's", 0.85, Catalogue.Ours, Catalogue.Equal, "change"),
        Rate("get ÷ equal floor's", 0.85, Catalogue.Ours, Catalogue.Equal, "get"),
        OverRestate("create ÷ Restate's create of an id and a status", 8, "create"),
        OverRestate("get ÷ Restate's", 30, "get"),
        Rate("create ÷ emulated AWS's create of an id and a status", 5, Catalogue.Ours, Catalogue.Dynamo, "create"),
        Rate("/create ÷ bare floor's", 0.6, Catalogue.OursSeed, Catalogue.Bare, "create"),
        new Target(
            "server's processor time of a create ÷ of a plain answer", AtLeast: false, 5,
            Median(Catalogue.Ours, "create")?.ServerCpuPerThousand
                / Median(Catalogue.Plain, "get")?.ServerCpuPerThousand),
        AtHalfPeak("p99 at half of the peak ÷ equal floor's", 2, run => run.P99Milliseconds),
        AtHalfPeak("p99.9 at half of the peak ÷ equal floor's", 3, run => run.P999Milliseconds),
        new Target("longest wait in the outbox, in seconds", AtLeast: false, 1, results.Concat(paced)
            .SelectMany(system => system.Results).SelectMany(result => result.Runs)
            .Max(run => run.Outbox?.MaxLagSeconds)),
    ];

    private Target Rate(string name, double bound, string ours, string other, string scenario) => new(
        name, AtLeast: true, bound, Median(ours, scenario)?.PerSecond / Median(other, scenario)?.PerSecond);

    // Beside the faster of its two settings: nobody shall say that it was held back.
    private Target OverRestate(string name, double bound, string scenario)
    {
        double? fastest = ((string[])[Catalogue.Restate, Catalogue.RestateTuned])
            .Max(system => Median(system, scenario)?.PerSecond);
        return new Target(name, AtLeast: true, bound, Median(Catalogue.Ours, scenario)?.PerSecond / fastest);
    }

    private Target AtHalfPeak(string name, double bound, Func<RunResult, double> latency) => new(
        name, AtLeast: false, bound, Middle(Catalogue.Ours, latency) / Middle(Catalogue.Equal, latency));

    private double? Middle(string system, Func<RunResult, double> latency)
    {
        IReadOnlyList<RunResult>? runs = paced.FirstOrDefault(result => result.Name == system)?.Results[0].Runs;
        return runs?.Select(latency).Order().ElementAt((runs.Count - 1) / 2);
    }

    private RunResult? Median(string system, string scenario) =>
        results.FirstOrDefault(result => result.Name == system)?.Median(scenario, Many);
}
