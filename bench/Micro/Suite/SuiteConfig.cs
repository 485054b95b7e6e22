using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace OrderGrains.Bench.Micro.Suite;

/// <summary>
/// How the suite is measured: in this process, since the solution's build rules are not those of generated projects;
/// with what is allocated.
/// </summary>
internal static class SuiteConfig
{
    // Long enough for its clock, and short enough that activations do not fill the memory.
    private static readonly TimeInterval Iteration = TimeInterval.FromMilliseconds(200);

    /// <summary>The configuration.</summary>
    /// <param name="quick">A look only: few and short iterations.</param>
    /// <param name="folder">Where reports and logs go.</param>
    public static IConfig Of(bool quick, string folder)
    {
        Job job = (quick ? Job.Dry : Job.ShortRun.WithIterationTime(Iteration))
            .WithToolchain(InProcessEmitToolchain.Instance);
        return ManualConfig.Create(DefaultConfig.Instance)
            .AddJob(job)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .WithArtifactsPath(folder);
    }
}
