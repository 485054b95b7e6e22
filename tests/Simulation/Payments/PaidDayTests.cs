namespace OrderGrains.Tests.Simulation;

public sealed class PaidDayTests
{
    private const int Seeds = 100;

    [Fact]
    public void Run_ManySeeds_EveryCentIsWhereItBelongs()
    {
        (int Completed, int GivenBack) ended = default;
        for (int seed = 1; seed <= Seeds; seed++)
        {
            var day = new PaidDay(seed);
            IReadOnlyList<string> violations = day.Run();
            Assert.True(violations.Count == 0, $"Seed {seed}: {string.Join("; ", violations)}");
            ended = (ended.Completed + day.Ended.Completed, ended.GivenBack + day.Ended.GivenBack);
        }

        // A day without trade proves nothing.
        Assert.True(ended.Completed > Seeds, $"Only {ended.Completed} orders were completed.");
        Assert.True(ended.GivenBack > Seeds / 2, $"Only {ended.GivenBack} payments were given back.");
    }
}
