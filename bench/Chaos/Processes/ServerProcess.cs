using System.Diagnostics;
using OrderGrains.Tests.Servers;

namespace OrderGrains.Bench.Chaos.Processes;

/// <summary>The server as a process of its own, on a free loopback port.</summary>
public sealed class ServerProcess : IDisposable
{
    private const int KeptLines = 40;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    private readonly Queue<string> _output = new();
    private readonly Process _process;

    private ServerProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    /// <summary>Starts the server and waits until it takes orders.</summary>
    /// <param name="command">What to run, and what before the server's own arguments.</param>
    /// <param name="dataPath">Where it keeps its data; e-mails go into files there.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">It ended or did not become ready.</exception>
    public static async Task<ServerProcess> StartAsync(
        IReadOnlyList<string> command, string dataPath, TimeSpan patience, CancellationToken cancellationToken)
    {
        Uri address = new($"http://127.0.0.1:{LoopbackPort.Free()}");
        ProcessStartInfo start = new(command[0])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = dataPath,
        };
        string[] settings =
        [
            .. command.Skip(1), "--urls", address.ToString().TrimEnd('/'), $"--OrderGrains:DataPath={dataPath}",
            "--OrderGrains:Email:Sender=File", "--OrderGrains:Web:Enabled=false", "--Logging:LogLevel:Default=Warning",
        ];
        foreach (string argument in settings)
        {
            start.ArgumentList.Add(argument);
        }

        Process process = Process.Start(start)
            ?? throw new InvalidOperationException($"{command[0]} did not start.");
        ServerProcess server = new(process, address);
        await server.WaitUntilReadyAsync(patience, cancellationToken);
        return server;
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        _process.Kill();
        await _process.WaitForExitAsync(cancellationToken);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private async Task WaitUntilReadyAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        using HttpClient client = new() { BaseAddress = Address };
        long start = Stopwatch.GetTimestamp();
        string seen = "nothing";
        while (Stopwatch.GetElapsedTime(start) < patience)
        {
            if (_process.HasExited)
            {
                seen = $"an exit with {_process.ExitCode}";
                break;
            }

            try
            {
                using HttpResponseMessage answer =
                    await client.GetAsync(new Uri("/health/ready", UriKind.Relative), cancellationToken);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }

                seen = $"status {(int)answer.StatusCode}";
            }
            catch (HttpRequestException failure)
            {
                seen = failure.Message;
            }

            await Task.Delay(Interval, cancellationToken);
        }

        string output = Output();
        Dispose();
        throw new InvalidOperationException(
            $"Awaited a ready server for {patience}, saw {seen}. Its output:\n{output}");
    }

    private void Keep(string? line)
    {
        lock (_output)
        {
            _output.Enqueue(line ?? "");
            if (_output.Count > KeptLines)
            {
                _output.Dequeue();
            }
        }
    }

    private string Output()
    {
        lock (_output)
        {
            return string.Join('\n', _output);
        }
    }
}
