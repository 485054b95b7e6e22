namespace OrderGrains.Tests.Simulation;

public sealed class ClusterSimulationTests
{
    private const int Seeds = 10;

    [Fact]
    public void Run_ManySeeds_BreaksNoPromise()
    {
        for (int seed = 1; seed <= Seeds; seed++)
        {
            var clock = System.Diagnostics.Stopwatch.StartNew();
            var day = new ClusterDay(seed, log: Environment.GetEnvironmentVariable("SIMLOG") is { } ? Console.WriteLine : null);
            IReadOnlyList<string> violations = day.Run();
            Console.WriteLine($"seed {seed} {day.Trace} {clock.ElapsedMilliseconds} ms: {day.Summary} {string.Join("\n", violations.Take(5))}");
        }
    }
}
