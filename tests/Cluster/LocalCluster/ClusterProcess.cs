using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using OrderGrains.LocalCluster;
using OrderGrains.LocalCluster.Processes;
using OrderGrains.Tests.Servers;

namespace OrderGrains.Tests.Cluster.LocalCluster;

/// <summary>The command <c>cluster</c> with silos and Azurite, as a user runs it.</summary>
internal sealed class ClusterProcess : IDisposable
{
    /// <summary>The processes of one with two silos, in the order of their start.</summary>
    public static readonly string[] Names = ["azurite", "silo-1", "silo-2", "api"];

    private const string Up = "The cluster is up";

    // The silos take the next ports: all below those that the system hands out to anybody who asks.
    private const int FirstPort = 15_000;
    private const int LastPort = 30_000;
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly ConcurrentQueue<string> output = new();
    private readonly ChildFiles files;
    private readonly Process process;

    private ClusterProcess(string folder, int port, int silos, bool hasPages)
    {
        files = new ChildFiles(folder);
        string program = Path.Combine(AppContext.BaseDirectory, "OrderGrains.Silo");
        ProcessStartInfo start = new(
            program, ["cluster", "--silos", $"{silos}", "--data", folder, "--port", $"{port}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{NodeTools.Commands()}:{start.Environment["PATH"]}";

        start.Environment["OrderGrains__Web__Enabled"] = hasPages ? "true" : "false";
        process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        process.OutputDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Client = new HttpClient { BaseAddress = new Uri($"http://localhost:{port}"), Timeout = Bound };
    }

    public HttpClient Client { get; }

    /// <summary>What it has printed.</summary>
    public string Output => string.Join('\n', output);

    /// <summary>Starts a cluster, and waits until it says that it is up; its pages may come later.</summary>
    public static async Task<ClusterProcess> StartAsync(string folder, int silos = 2, bool hasPages = false)
    {
        int port = FreePort.Near(Random.Shared.Next(FirstPort, LastPort), []);
        ClusterProcess cluster = new(folder, port, silos, hasPages);
        await cluster.UntilAsync(
            $"'{Up}'", () => cluster.Output.Contains(Up, StringComparison.Ordinal) || cluster.process.HasExited);
        Assert.True(cluster.Output.Contains(Up, StringComparison.Ordinal), $"It ended; printed was:\n{cluster.Output}");
        return cluster;
    }

    /// <summary>The process id of one of its processes.</summary>
    public int IdOf(string name) => ProcessIds.Read(files.PidOf(name)) ?? 0;

    /// <summary>Stops it as a service manager does; answers its exit code.</summary>
    public async Task<int> StopAsync()
    {
        using Process signal = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        using CancellationTokenSource bound = new(Bound);
        await process.WaitForExitAsync(bound.Token);
        return process.ExitCode;
    }

    /// <summary>Kills the command itself, and none of the processes that it has started.</summary>
    public void KillAlone() => process.Kill();

    /// <summary>Waits for something, and says what was printed when it does not come.</summary>
    public Task UntilAsync(string awaited, Func<bool> isThere) =>
        UntilAsync(awaited, () => Task.FromResult(isThere()));

    /// <summary>Waits for something that has to be asked for.</summary>
    public async Task UntilAsync(string awaited, Func<Task<bool>> isThere)
    {
        long started = Stopwatch.GetTimestamp();
        while (!await isThere())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Bound, $"Awaited {awaited}; printed was:\n{Output}");
            await Task.Delay(Pause);
        }
    }

    public void Dispose()
    {
        Client.Dispose();
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }
}
