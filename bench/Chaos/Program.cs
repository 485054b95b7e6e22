using OrderGrains.Bench.Chaos;
using OrderGrains.Bench.Chaos.Tracing;

if (args.Length == 0 || args[0].StartsWith('-'))
{
    Console.WriteLine("chaos SERVER [--rounds N] [--seed S] [--clients N] [--kills N] [--keep] [--strace]");
    Console.WriteLine("chaos SERVER --cluster N [--store azurite|postgres] [--rounds N] [--seed S] [--clients N] "
        + "[--faults N | --fault NAME]");
    return 2;
}

ChaosOptions options = ChaosOptions.Parse(args[0], args[1..]);
if (options.Traces)
{
    TraceReport trace = await new CommitTrace(options).RunAsync(CancellationToken.None);
    Console.WriteLine(trace);
    return trace.IsSound ? 0 : 1;
}

bool sound = true;
List<ClusterRoundReport> clusters = [];
for (int round = 0; round < options.Rounds; round++)
{
    ChaosOptions one = options with { Seed = options.Seed + round };
    Console.WriteLine($"round {round + 1} of {options.Rounds}, seed {one.Seed}");
    sound &= options.Silos > 0 ? await RunClusterAsync(one) : await RunServerAsync(one);
}

if (options.Silos > 0)
{
    Console.WriteLine(ClusterRoundReport.Summary(clusters));
}

return sound ? 0 : 1;

async Task<bool> RunServerAsync(ChaosOptions one)
{
    ChaosReport report = await new ChaosRound(one).RunAsync(CancellationToken.None);
    return Print(report, report.Violations);
}

async Task<bool> RunClusterAsync(ChaosOptions one)
{
    ClusterRoundReport report = await new ClusterRound(one).RunAsync(CancellationToken.None);
    clusters.Add(report);
    return Print(report, report.Violations);
}

static bool Print(object report, IReadOnlyList<string> violations)
{
    Console.WriteLine(report);
    foreach (string violation in violations.Take(20))
    {
        Console.WriteLine($"  {violation}");
    }

    return violations.Count == 0;
}
