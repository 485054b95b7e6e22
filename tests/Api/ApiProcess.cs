using System.Diagnostics;

namespace OrderGrains.Tests;

/// <summary>The front end as a process of its own.</summary>
internal static class ApiProcess
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    /// <summary>Runs it until it ends by itself; answers its exit code and what it wrote to stderr.</summary>
    public static async Task<(int ExitCode, string Errors)> RunToEndAsync(params string[] settings)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "OrderGrains.Api.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. settings])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        using Process process = Process.Start(start)!;
        using var bound = new CancellationTokenSource(Bound);
        Task<string> errors = process.StandardError.ReadToEndAsync(bound.Token);
        Task<string> output = process.StandardOutput.ReadToEndAsync(bound.Token);
        try
        {
            await process.WaitForExitAsync(bound.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            Assert.Fail($"The process should have ended within {Bound}.");
        }

        await output;
        return (process.ExitCode, await errors);
    }
}
