using System.Diagnostics;
using System.Text;

namespace OrderGrains.Tests;

/// <summary>A command in a shell, with all that it prints. Disposing it ends it and what it started.</summary>
public sealed class ShellCommand : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource _said = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string? _awaited;

    private ShellCommand(Process process, string? awaited)
    {
        _process = process;
        _awaited = awaited;
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
    }

    /// <summary>What it has printed up to now.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Starts a command and waits until it has printed a text.</summary>
    public static async Task<ShellCommand> StartAsync(
        string command, string folder, IReadOnlyDictionary<string, string> environment, string awaited, TimeSpan bound)
    {
        ShellCommand shell = Start(command, folder, environment, awaited);
        Task ended = shell._process.WaitForExitAsync();
        Task first = await Task.WhenAny(shell._said.Task, ended, Task.Delay(bound));
        if (first == shell._said.Task)
        {
            return shell;
        }

        string why = first == ended ? "it ended" : $"{bound} passed";
        string output = shell.Output;
        shell.Dispose();
        throw new TimeoutException($"'{command}' did not say '{awaited}', {why}. It said:\n{output}");
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string command, string folder, TimeSpan bound)
    {
        using ShellCommand shell = Start(command, folder, new Dictionary<string, string>(), null);
        using CancellationTokenSource limit = new(bound);
        try
        {
            await shell._process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"{bound} passed; awaited the end of:\n{command}\nIt said:\n{shell.Output}");
        }

        return (shell._process.ExitCode, shell.Output);
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

    private static ShellCommand Start(
        string command, string folder, IReadOnlyDictionary<string, string> environment, string? awaited)
    {
        ProcessStartInfo start = new("bash", ["-euo", "pipefail", "-c", command])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        ShellCommand shell = new(new Process { StartInfo = start }, awaited);
        shell._process.Start();
        shell._process.BeginOutputReadLine();
        shell._process.BeginErrorReadLine();
        return shell;
    }

    private void Hear(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }

        if (_awaited is not null && line?.Contains(_awaited, StringComparison.Ordinal) == true)
        {
            _said.TrySetResult();
        }
    }
}
