namespace OrderGrains.Tests.Simulation;

public sealed class ClusterSimulationTests
{
    private const int Seeds = 10;

    [Fact]
    public void Run_ManySeeds_BreaksNoPromise()
    {
        for (int seed = 1; seed <= Seeds; seed++)
        {
            var day = new ClusterDay(seed);
            IReadOnlyList<string> violations = day.Run();
            Assert.True(violations.Count == 0, $"Seed {seed}: {string.Join("; ", violations)}");
        }
    }
}
