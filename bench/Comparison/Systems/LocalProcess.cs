using System.Diagnostics;
using System.Net.Sockets;

namespace OrderGrains.Bench.Comparison.Systems;

/// <summary>A running process of a system.</summary>
internal sealed class LocalProcess : IDisposable
{
    private const int KeptLines = 40;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private readonly Queue<string> output = new();
    private readonly ProcessPlan plan;
    private readonly Process process;

    private LocalProcess(ProcessPlan plan, Process process)
    {
        this.plan = plan;
        this.process = process;

        // Ended with this process too, when that is told to end in the middle of a run.
        AppDomain.CurrentDomain.ProcessExit += OnExit;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Its process id.</summary>
    public int Id => process.Id;

    /// <summary>Starts it and waits until it takes work.</summary>
    public static async Task<LocalProcess> StartAsync(ProcessPlan plan, string folder)
    {
        ProcessStartInfo start = new(plan.Command[0], plan.Command.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach ((string name, string value) in plan.Environment)
        {
            start.Environment[name] = value;
        }

        Process process = Process.Start(start)
            ?? throw new InvalidOperationException($"{plan.Command[0]} did not start.");
        LocalProcess running = new(plan, process);
        await running.UntilReadyAsync();
        return running;
    }

    /// <summary>SIGKILL.</summary>
    public void Kill() => process.Kill();

    /// <summary>Waits for its end.</summary>
    public Task EndedAsync() => process.WaitForExitAsync();

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process.Dispose();
    }

    private void OnExit(object? sender, EventArgs end) => Dispose();

    private async Task UntilReadyAsync()
    {
        using HttpClient client = new() { Timeout = Patience };
        long start = Stopwatch.GetTimestamp();
        string? seen = "nothing";
        while (!process.HasExited && Stopwatch.GetElapsedTime(start) < Patience)
        {
            seen = await ObstacleAsync(client);
            if (seen is null)
            {
                return;
            }

            await Task.Delay(Interval);
        }

        string end = process.HasExited ? $"its end with {process.ExitCode}" : seen ?? "nothing";
        Dispose();
        throw new InvalidOperationException($"Awaited a ready {plan.Name}, saw {end}. Its output:\n{Output()}");
    }

    private async Task<string?> ObstacleAsync(HttpClient client)
    {
        try
        {
            if (plan.OpensPortOnly)
            {
                using TcpClient port = new();
                await port.ConnectAsync(plan.Ready.Host, plan.Ready.Port);
                return null;
            }

            using HttpResponseMessage answer = await client.GetAsync(plan.Ready);
            return answer.IsSuccessStatusCode ? null : $"status {(int)answer.StatusCode}";
        }
        catch (Exception failure) when (failure is HttpRequestException or SocketException)
        {
            return failure.Message;
        }
    }

    private void Keep(string? line)
    {
        lock (gate)
        {
            output.Enqueue(line ?? "");
            if (output.Count > KeptLines)
            {
                output.Dequeue();
            }
        }
    }

    private string Output()
    {
        lock (gate)
        {
            return string.Join('\n', output);
        }
    }
}
