namespace OrderGrains.Tests.Simulation;

public sealed class ClusterSimulationTests
{
    private const int Seeds = 60;

    [Fact]
    public void Run_ManySeeds_BreaksNoPromise()
    {
        for (int seed = 1; seed <= Seeds; seed++)
        {
            IReadOnlyList<string> violations = new ClusterDay(seed).Run();
            Assert.True(violations.Count == 0, $"Seed {seed}: {string.Join("; ", violations)}");
        }
    }

    [Fact]
    public async Task Run_SameSeedInAnotherProcess_HasTheSameTrace()
    {
        const int Seed = 11;
        string other = await TraceProcess.TraceAsync(
            nameof(ClusterTrace_ForAnotherProcess_IsWritten), Seed, TestContext.Current.CancellationToken);
        Assert.Equal(TraceOf(Seed), other);
        Assert.NotEqual(TraceOf(Seed), TraceOf(Seed + 1));
    }

    /// <summary>The other process of the test above.</summary>
    [Fact]
    public void ClusterTrace_ForAnotherProcess_IsWritten() => Assert.NotEmpty(TraceProcess.Write(TraceOf));

    private static string TraceOf(int seed)
    {
        var day = new ClusterDay(seed);
        day.Run();
        return day.Trace;
    }
}
