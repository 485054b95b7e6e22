using System.Diagnostics;
using OrderGrains.Bench.Simulate;
using OrderGrains.Tests.Simulation;

if (SimulateOptions.Read(args) is not { } options)
{
    Console.Error.WriteLine(
        "usage: ./bench/simulate [--seeds N] [--from S] [--seed S] [--planted NAME] [--paid yes|no]");
    return 2;
}

PlantedBug? planted = options.Planted is null ? null : PlantedBug.All.Single(bug => bug.Name == options.Planted);
if (options.Replayed is { } seed)
{
    var day = new ClusterDay(seed, planted, Console.WriteLine, options.IsPaid);
    return Report(seed, day, day.Run());
}

var clock = Stopwatch.StartNew();
int failed = 0;
for (int next = options.From; next < options.From + options.Seeds; next++)
{
    var day = new ClusterDay(next, planted, log: null, options.IsPaid);
    failed += Report(next, day, day.Run());
}

Console.WriteLine($"{options.Seeds} seeds, {failed} failed, {options.Seeds / clock.Elapsed.TotalSeconds:0.0} seeds/s");
return failed == 0 ? 0 : 1;

static int Report(int seed, ClusterDay day, IReadOnlyList<string> violations)
{
    Console.WriteLine($"seed {seed}: {day.Trace}, {day.Summary}: {violations.Count} violations");
    foreach (string violation in violations)
    {
        Console.WriteLine($"  {violation}");
    }

    return violations.Count == 0 ? 0 : 1;
}
