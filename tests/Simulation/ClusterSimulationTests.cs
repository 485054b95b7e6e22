using System.Diagnostics;
using System.Globalization;

namespace OrderGrains.Tests.Simulation;

public sealed class ClusterSimulationTests
{
    private const int Seeds = 60;
    private const string SeedVariable = "ORDERGRAINS_CLUSTER_SEED";
    private const string TraceVariable = "ORDERGRAINS_CLUSTER_TRACE";

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
        string file = Path.GetTempFileName();
        var child = new ProcessStartInfo(
            Environment.ProcessPath!, $"--filter-method *.{nameof(ClusterTrace_ForAnotherProcess_IsWritten)}")
        {
            RedirectStandardOutput = true,
        };
        child.Environment[SeedVariable] = Seed.ToString(CultureInfo.InvariantCulture);
        child.Environment[TraceVariable] = file;
        using Process process = Process.Start(child)!;
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, output);
        Assert.Equal(TraceOf(Seed), await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.NotEqual(TraceOf(Seed), TraceOf(Seed + 1));
        File.Delete(file);
    }

    /// <summary>The other process of the test above; without a file to write to it has nothing to do.</summary>
    [Fact]
    public void ClusterTrace_ForAnotherProcess_IsWritten()
    {
        int seed = int.Parse(Environment.GetEnvironmentVariable(SeedVariable) ?? "1", CultureInfo.InvariantCulture);
        string trace = TraceOf(seed);
        Assert.NotEmpty(trace);
        if (Environment.GetEnvironmentVariable(TraceVariable) is { } file)
        {
            File.WriteAllText(file, trace);
        }
    }

    private static string TraceOf(int seed)
    {
        var day = new ClusterDay(seed);
        day.Run();
        return day.Trace;
    }
}
