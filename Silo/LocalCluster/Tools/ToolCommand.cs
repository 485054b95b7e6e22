using System.Diagnostics;

namespace OrderGrains.LocalCluster.Tools;

/// <summary>A program that is run to its end, within a bound.</summary>
internal static class ToolCommand
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(5);

    /// <summary>Runs a command.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="cancellationToken">Ends it, and what it has started.</param>
    /// <param name="environment">Variables beside those of this process.</param>
    /// <returns>Its exit code, and what it has printed.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        IReadOnlyList<string> command,
        string folder,
        CancellationToken cancellationToken,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        ProcessStartInfo start = new(command[0], command.Skip(1))
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using CancellationTokenSource bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(Bound);
        using Process process = Process.Start(start)
            ?? throw new ClusterStartException($"{command[0]} did not start.");
        try
        {
            Task<string> errors = process.StandardError.ReadToEndAsync(bound.Token);
            string output = await process.StandardOutput.ReadToEndAsync(bound.Token);
            await process.WaitForExitAsync(bound.Token);
            return (process.ExitCode, $"{output}{await errors}".Trim());
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ClusterStartException($"'{string.Join(' ', command)}' took more than {Bound}.", late);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
