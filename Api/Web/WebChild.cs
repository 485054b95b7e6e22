using System.Globalization;
using System.Net.Sockets;
using OrderGrains.LocalCluster;
using OrderGrains.LocalCluster.Processes;

namespace OrderGrains.Api.Web;

/// <summary>The pages' server as a process under this one.</summary>
/// <param name="node">What runs it.</param>
/// <param name="folder">Where it was built.</param>
/// <param name="api">Where it finds the API.</param>
/// <param name="files">Where its output goes.</param>
/// <param name="time">The clock.</param>
internal sealed class WebChild(NodeProgram node, string folder, Uri api, ChildFiles files, TimeProvider time)
{
    private const string Name = "web";
    private static readonly TimeSpan StopBound = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan StartBound = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StartInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>What it prints.</summary>
    public string LogPath => files.LogOf(Name);

    /// <summary>Runs it until it ends by itself, or is told to.</summary>
    /// <param name="onReady">Told its address, once it answers there.</param>
    /// <param name="stoppingToken">Stops it in order.</param>
    /// <returns>Its exit code.</returns>
    /// <exception cref="OperationCanceledException">It was told to stop, and has.</exception>
    public async Task<int> RunAsync(Action<Uri> onReady, CancellationToken stoppingToken)
    {
        files.Create();
        new LogFile(LogPath).Trim();
        int port = FreePort.Any();
        using ChildProcess child = await ChildProcess.StartAsync(ProgramOn(port), files);
        try
        {
            if (await IsListeningAsync(child, port, stoppingToken))
            {
                onReady(new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")));
            }

            return await child.Ended.WaitAsync(stoppingToken);
        }
        finally
        {
            await child.StopAsync();
        }
    }

    private ProgramStart ProgramOn(int port) => new()
    {
        Name = Name,
        Command = [node.Node, Path.Combine(folder, "server.js")],
        Environment = new Dictionary<string, string>
        {
            ["PORT"] = port.ToString(CultureInfo.InvariantCulture),
            ["ORDER_GRAINS_URL"] = api.ToString(),
            ["NODE_ENV"] = "production",
        },
        StopBound = StopBound,
    };

    /// <summary>Waits until it listens; false: it ended, or did not within its bound and is told to stop.</summary>
    private async Task<bool> IsListeningAsync(ChildProcess child, int port, CancellationToken stoppingToken)
    {
        long started = time.GetTimestamp();
        while (!child.Ended.IsCompleted)
        {
            if (await AcceptsAsync(port, stoppingToken))
            {
                return true;
            }

            if (time.GetElapsedTime(started) > StartBound)
            {
                await child.StopAsync();
            }

            await Task.Delay(StartInterval, time, stoppingToken);
        }

        return false;
    }

    private static async Task<bool> AcceptsAsync(int port, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
