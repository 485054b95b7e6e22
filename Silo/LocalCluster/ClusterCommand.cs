using OrderGrains.LocalCluster.Processes;

namespace OrderGrains.LocalCluster;

/// <summary>
/// <c>cluster</c>: a whole cluster on this machine, as processes under this one.
/// <code>
/// cluster ─┬─ azurite     (not with --store)    started first, stopped last
///          ├─ silo-1 … N  restarted when one ends
///          └─ api         http://localhost:5080  started last, stopped first
/// </code>
/// </summary>
public static class ClusterCommand
{
    /// <summary>The first word of the command line that asks for it.</summary>
    public const string Name = "cluster";

    private const int Done = 0;
    private const int Failed = 1;
    private const int BadArguments = 2;

    /// <summary>
    /// Runs a cluster until it is told to stop: by Ctrl-C, SIGTERM, the end of the session, or the token.
    /// </summary>
    /// <param name="args">What stands after <c>cluster</c> on the command line.</param>
    /// <param name="cancellationToken">Stops the cluster in order, as Ctrl-C does.</param>
    /// <returns>0: stopped in order; 1: it did not start, and stderr says why; 2: the arguments are wrong.</returns>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        ClusterArguments arguments = ClusterArguments.Parse(args, out string? error);
        if (error is not null || arguments.Help)
        {
            await (error is null ? Console.Out : Console.Error).WriteLineAsync(
                error is null ? ClusterArguments.Usage : $"error: {error}\n\n{ClusterArguments.Usage}");
            return error is null ? Done : BadArguments;
        }

        using StopSignals signals = new(cancellationToken);
        ClusterOutput output = new(Console.Out, TimeProvider.System);
        try
        {
            using DataFolderLock held = DataFolderLock.Take(arguments.DataFolder);
            await using RunningCluster cluster = new(arguments, output, signals);
            await cluster.RunAsync();
            return Done;
        }
        catch (ClusterStartException failure)
        {
            await Console.Error.WriteLineAsync($"error: {failure.Message}");
            return Failed;
        }
    }
}
