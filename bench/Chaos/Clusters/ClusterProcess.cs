using System.Collections.Concurrent;
using System.Diagnostics;
using OrderGrains.Tests.Servers;

namespace OrderGrains.Bench.Chaos.Clusters;

/// <summary>A silo, or a front end that holds none, as a process of its own; keeps what it prints.</summary>
public sealed class ClusterProcess : IDisposable
{
    private const int MaxLines = 100_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(15);

    private readonly ConcurrentQueue<string> lines = new();
    private readonly StreamWriter log;
    private readonly Process process;

    private ClusterProcess(string name, Uri address, StreamWriter log, Process process)
    {
        Name = name;
        this.log = log;
        this.process = process;
        Client = new HttpClient { BaseAddress = address, Timeout = RequestTimeout };
        process.OutputDataReceived += (_, line) => Keep(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => Keep(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>What people call it.</summary>
    public string Name { get; }

    /// <summary>Its process id.</summary>
    public int Id => process.Id;

    /// <summary>Speaks to its own HTTP port.</summary>
    public HttpClient Client { get; }

    /// <summary>The buckets that it holds, as it has told.</summary>
    public HeldBuckets Buckets { get; } = new();

    /// <summary>What it has printed.</summary>
    public IReadOnlyCollection<string> Lines => lines;

    /// <summary>Starts a program with its settings.</summary>
    public static ClusterProcess Start(string name, string program, string folder, IEnumerable<string> settings)
    {
        Uri address = new($"http://127.0.0.1:{LoopbackPort.Free()}");
        ProcessStartInfo start = new(
            program,
            [
                "--urls", address.ToString().TrimEnd('/'), "--Logging:LogLevel:Default=Information",
                "--Logging:LogLevel:Microsoft.AspNetCore=Warning", "--Logging:Console:FormatterName=simple",
                "--Logging:Console:FormatterOptions:TimestampFormat=HH:mm:ss.fff ", .. settings,
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        StreamWriter log = new(Path.Combine(folder, $"{name}.log")) { AutoFlush = true };
        return new ClusterProcess(name, address, log, process);
    }

    /// <summary>Completes when its process has ended, for whatever reason.</summary>
    public Task Ended => process.WaitForExitAsync();

    /// <summary>Waits until it says that it takes work.</summary>
    public Task UntilReadyAsync() => Awaiting.UntilAsync($"a ready {Name}", Patience, ObstacleAsync);

    /// <summary>How often it has printed something.</summary>
    public int CountPrinted(string text) => lines.Count(line => line.Contains(text, StringComparison.Ordinal));

    /// <summary>Waits until it has printed something so often.</summary>
    public Task UntilPrintedAsync(string text, int times) => Awaiting.UntilAsync(
        $"{Name} to print '{text}' {times} times",
        Patience,
        () => CountPrinted(text) is var count && count < times ? $"{count} times" : null);

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGSTOP: it stands still, its connections stay.</summary>
    public Task PauseAsync() => Signal.SendAsync("STOP", process.Id);

    /// <summary>SIGCONT: it goes on and knows nothing of the time between.</summary>
    public Task ResumeAsync() => Signal.SendAsync("CONT", process.Id);

    /// <summary>SIGTERM: it ends in order.</summary>
    public async Task TerminateAsync()
    {
        await Signal.SendAsync("TERM", process.Id);
        await Awaiting.UntilAsync(
            $"the end of {Name} after SIGTERM", Patience, () => process.HasExited ? null : "it running");
        if (process.ExitCode != 0)
        {
            throw new AwaitedException($"Awaited {Name} to end with 0 after SIGTERM, saw {process.ExitCode}.");
        }
    }

    public void Dispose()
    {
        Client.Dispose();
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
        lock (log)
        {
            log.Dispose();
        }
    }

    private async Task<string?> ObstacleAsync()
    {
        if (process.HasExited)
        {
            string output = string.Join('\n', lines.TakeLast(20));
            throw new AwaitedException($"{Name} ended with {process.ExitCode} before it was ready: {output}");
        }

        try
        {
            using HttpResponseMessage answer = await Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode
                ? null
                : $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            return failure.Message;
        }
    }

    private void Keep(string line)
    {
        Buckets.Read(line);
        lock (log)
        {
            if (log.BaseStream is { CanWrite: true })
            {
                log.WriteLine(line);
            }
        }

        lines.Enqueue(line);
        if (lines.Count > MaxLines)
        {
            lines.TryDequeue(out _);
        }
    }
}
