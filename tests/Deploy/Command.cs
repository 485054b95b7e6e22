using System.ComponentModel;
using System.Diagnostics;

namespace OrderGrains.Tests.Deploy;

/// <summary>A program that is run to its end.</summary>
internal static class Command
{
    private static readonly TimeSpan s_bound = TimeSpan.FromMinutes(1);

    /// <summary>Runs a program in the repository's root; null when there is no such program.</summary>
    internal static async Task<CommandResult?> RunAsync(string program, string[] arguments, string input = "")
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process? process = TryStart(start);
        if (process is null)
        {
            return null;
        }

        using CancellationTokenSource bound = new(s_bound);
        Task<string> output = process.StandardOutput.ReadToEndAsync(bound.Token);
        Task<string> errors = process.StandardError.ReadToEndAsync(bound.Token);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(bound.Token);
        return new CommandResult(process.ExitCode, await output, await errors);
    }

    private static Process? TryStart(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception exception)
        {
            TestContext.Current.SendDiagnosticMessage("{0}: {1}", start.FileName, exception.Message);
            return null;
        }
    }
}

/// <summary>How a program ended.</summary>
internal sealed record CommandResult(int Code, string Output, string Errors);
