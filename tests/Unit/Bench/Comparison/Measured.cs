using OrderGrains.Bench.Comparison.Measures;
using OrderGrains.Bench.Measures;
using OrderGrains.Bench.Reports;

namespace OrderGrains.Tests.Bench.Comparison;

/// <summary>Results as a comparison has them.</summary>
internal static class Measured
{
    public static SystemResult System(string name, params BenchResult[] results) => new()
    {
        Name = name,
        Description = $"what {name} is",
        Work = "whole orders",
        Results = [.. results.Select(result => result with { System = name })],
    };

    public static BenchResult Result(string scenario, double perSecond, double rate = 0, int connections = 64) => new()
    {
        System = "",
        Scenario = scenario,
        Connections = connections,
        Rate = rate,
        Runs = [Run(perSecond)],
    };

    public static RunResult Run(double perSecond) => new()
    {
        Correct = 1_000,
        Wrong = 0,
        Seconds = 1,
        PerSecond = perSecond,
        P50Milliseconds = 1,
        P99Milliseconds = 2,
        P999Milliseconds = 3,
        MaxMilliseconds = 4,
        ServerCpuPerThousand = 100,
        GeneratorCpuPerThousand = 10,
        LoadAverage = 0.1,
    };

    public static OutboxVerdict Outbox(double lag) => new(lag, 0, Problem: null);
}
