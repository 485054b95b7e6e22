using OrderGrains.Bench.Chaos;
using OrderGrains.Bench.Chaos.Tracing;

if (args.Length == 0 || args[0].StartsWith('-'))
{
    Console.WriteLine("chaos SERVER [--rounds N] [--seed S] [--clients N] [--kills N] [--keep] [--strace]");
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
for (int round = 0; round < options.Rounds; round++)
{
    ChaosOptions one = options with { Seed = options.Seed + round };
    Console.WriteLine($"round {round + 1} of {options.Rounds}, seed {one.Seed}");
    ChaosReport report = await new ChaosRound(one).RunAsync(CancellationToken.None);
    Console.WriteLine(report);
    foreach (string violation in report.Violations.Take(20))
    {
        Console.WriteLine($"  {violation}");
    }

    sound &= report.Violations.Count == 0;
}

return sound ? 0 : 1;
