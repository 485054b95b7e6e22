namespace OrderGrains.Tests.Simulation;

public sealed class SimulationTests
{
    private const int Seeds = 200;

    [Fact]
    public void Run_ManySeeds_BreaksNoPromise()
    {
        for (int seed = 1; seed <= Seeds; seed++)
        {
            Check(seed);
        }
    }

    [Fact]
    public void Run_SameSeedTwice_HasTheSameTrace()
    {
        Assert.Equal(TraceOf(7), TraceOf(7));
        Assert.NotEqual(TraceOf(7), TraceOf(8));
    }

    [Fact]
    public async Task Run_SameSeedInAnotherProcess_HasTheSameTrace()
    {
        const int Seed = 11;
        string other = await TraceProcess.TraceAsync(
            nameof(Trace_ForAnotherProcess_IsWritten), Seed, TestContext.Current.CancellationToken);
        Assert.Equal(TraceOf(Seed), other);
    }

    /// <summary>The other process of the test above.</summary>
    [Fact]
    public void Trace_ForAnotherProcess_IsWritten() => Assert.NotEmpty(TraceProcess.Write(TraceOf));

    private static void Check(int seed)
    {
        IReadOnlyList<string> violations = new TradingDay(seed).Run();
        Assert.True(violations.Count == 0, $"Seed {seed}: {string.Join("; ", violations)}");
    }

    private static string TraceOf(int seed)
    {
        var day = new TradingDay(seed);
        day.Run();
        return day.Trace;
    }
}
