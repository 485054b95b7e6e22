using System.Diagnostics;
using OrderGrains.Tests.Servers;

namespace OrderGrains.Tests;

/// <summary>The pages' own checks and tests, which know no server.</summary>
public sealed class SourceTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(5);

    [Theory]
    [InlineData("check")]
    [InlineData("test")]
    public async Task Script_OfThePages_EndsWell(string script)
    {
        string folder = Path.Combine(SitePrograms.Root, "web");
        Requirement.Check(
            SitePrograms.HasPages && Directory.Exists(Path.Combine(folder, "node_modules")),
            "web is not installed: run npm ci there, or ./test, which does.");
        ProcessStartInfo start = new("npm", ["run", script])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        using CancellationTokenSource bound = new(Bound);
        Task<string> errors = process.StandardError.ReadToEndAsync(bound.Token);
        string output = await process.StandardOutput.ReadToEndAsync(bound.Token);
        await process.WaitForExitAsync(bound.Token);
        Assert.True(process.ExitCode == 0, $"npm run {script} ended with {process.ExitCode}:\n{output}{await errors}");
    }
}
