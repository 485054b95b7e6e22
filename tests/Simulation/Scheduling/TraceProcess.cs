using System.Diagnostics;
using System.Globalization;

namespace OrderGrains.Tests.Simulation;

/// <summary>
/// Finds a seed's trace in a process of its own: this program again, with one test that writes it to a file.
/// </summary>
internal static class TraceProcess
{
    private const string SeedVariable = "ORDERGRAINS_SIMULATION_SEED";
    private const string FileVariable = "ORDERGRAINS_SIMULATION_TRACE";
    private const string DefaultSeed = "1";

    /// <summary>Runs the test that calls <see cref="Write"/>, and reads the trace.</summary>
    public static async Task<string> TraceAsync(string test, int seed, CancellationToken cancellationToken)
    {
        string file = Path.GetTempFileName();
        try
        {
            await RunAsync(test, seed, file, cancellationToken);
            return await File.ReadAllTextAsync(file, cancellationToken);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>In that process: writes the trace of the seed that was asked for, if one was, and returns it.</summary>
    public static string Write(Func<int, string> traceOf)
    {
        string seed = Environment.GetEnvironmentVariable(SeedVariable) ?? DefaultSeed;
        string trace = traceOf(int.Parse(seed, CultureInfo.InvariantCulture));
        if (Environment.GetEnvironmentVariable(FileVariable) is { } file)
        {
            File.WriteAllText(file, trace);
        }

        return trace;
    }

    private static async Task RunAsync(string test, int seed, string file, CancellationToken cancellationToken)
    {
        var child = new ProcessStartInfo(Environment.ProcessPath!, $"--filter-method *.{test}")
        {
            RedirectStandardOutput = true,
        };
        child.Environment[SeedVariable] = seed.ToString(CultureInfo.InvariantCulture);
        child.Environment[FileVariable] = file;
        using Process process = Process.Start(child)!;
        string output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{test} has ended with {process.ExitCode}: {output}");
        }
    }
}
