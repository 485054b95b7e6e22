using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace OrderGrains.Bench.Micro.Suite;

/// <summary>All benchmarks of the suite, in one table.</summary>
internal static class MicroSuite
{
    /// <summary>Runs them.</summary>
    /// <param name="quick">A look only.</param>
    /// <param name="output">Where the table is written; null: nowhere.</param>
    /// <returns>False when one of them gave no result.</returns>
    public static bool Run(bool quick, string? output)
    {
        string folder = Directory.CreateTempSubdirectory("ordergrains-suite-").FullName;
        try
        {
            Summary summary = BenchmarkSwitcher
                .FromTypes([typeof(GrainBenchmarks), typeof(StateBenchmarks), typeof(CommitBenchmarks)])
                .RunAllJoined(SuiteConfig.Of(quick, folder));
            string? table = Directory
                .EnumerateFiles(folder, "*-report-github.md", SearchOption.AllDirectories).FirstOrDefault();
            if (output is not null && table is not null)
            {
                File.Copy(table, output, overwrite: true);
            }

            return summary.Reports.Length > 0 && summary.Reports.All(report => report.Success);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
