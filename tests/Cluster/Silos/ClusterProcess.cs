using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace OrderGrains.Tests.Cluster.Silos;

/// <summary>A silo, or a client that holds none, as a process of its own; keeps all that it prints.</summary>
internal sealed partial class ClusterProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentQueue<string> lines = new();
    private readonly Process process;

    private ClusterProcess(string name, Uri address, Process process)
    {
        Name = name;
        this.process = process;
        Client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(15) };
        process.OutputDataReceived += (_, line) => lines.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => lines.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>What people call it.</summary>
    public string Name { get; }

    /// <summary>Speaks to its own HTTP port.</summary>
    public HttpClient Client { get; }

    /// <summary>All that it has printed.</summary>
    public IReadOnlyCollection<string> Lines => lines;

    /// <summary>Starts a program that lies beside the tests.</summary>
    public static ClusterProcess Start(string name, string program, string folder, IEnumerable<string> settings)
    {
        Uri address = new($"http://127.0.0.1:{FreePort()}");
        ProcessStartInfo start = new(
            Path.Combine(AppContext.BaseDirectory, program),
            [
                "--urls", address.ToString().TrimEnd('/'), "--Logging:LogLevel:Default=Information",
                "--Logging:LogLevel:Microsoft.AspNetCore=Warning", .. settings,
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        return new ClusterProcess(name, address, process);
    }

    /// <summary>Waits until it says that it takes work.</summary>
    public async Task UntilReadyAsync()
    {
        long start = Stopwatch.GetTimestamp();
        string seen = "nothing";
        while (!process.HasExited && Stopwatch.GetElapsedTime(start) < Patience)
        {
            try
            {
                using HttpResponseMessage answer = await Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
                seen = $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException failure)
            {
                seen = failure.Message;
            }

            await Task.Delay(Interval);
        }

        Assert.Fail($"Awaited a ready {Name} for {Patience}, saw {seen}, ended: {process.HasExited}.");
    }

    /// <summary>Waits until it has printed something.</summary>
    public async Task UntilPrintedAsync(string text)
    {
        long start = Stopwatch.GetTimestamp();
        while (!lines.Any(line => line.Contains(text, StringComparison.Ordinal)))
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < Patience, $"Awaited '{text}' from {Name} for {Patience}.");
            await Task.Delay(Interval);
        }
    }

    /// <summary>The buckets that it holds, as it has told.</summary>
    public IReadOnlySet<int> HeldBuckets()
    {
        HashSet<int> held = [];
        foreach (Match change in lines.Select(line => BucketChange().Match(line)).Where(match => match.Success))
        {
            int bucket = int.Parse(change.Groups["bucket"].ValueSpan, CultureInfo.InvariantCulture);
            _ = change.Groups["change"].Value == "open" ? held.Add(bucket) : held.Remove(bucket);
        }

        return held;
    }

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
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"Awaited the end of {Name} after SIGTERM for {Patience}.");
        }

        Assert.True(process.ExitCode == 0, $"{Name} ended with {process.ExitCode} after SIGTERM.");
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
    }

    private static int FreePort()
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    [GeneratedRegex(@"Bucket (?<bucket>\d+) is (?<change>open|closed|lost)")]
    private static partial Regex BucketChange();
}
