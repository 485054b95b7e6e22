using System.Diagnostics;
using System.Globalization;
using OrderGrains.Tests.Servers;

namespace OrderGrains.Tests;

/// <summary>The pages' server lives and dies with the front end's process.</summary>
public sealed class LifeTests
{
    private const string PidFile = "run/web.pid";

    [Fact]
    public async Task PagesServer_Killed_IsStartedAgain()
    {
        Requirement.Check(SitePrograms.HasPages, SitePrograms.NoPages);
        await using SiteProcess site = await SiteProcess.StartAsync();
        int first = ChildOf(site)!.Value;
        using (Process child = Process.GetProcessById(first))
        {
            child.Kill();
        }

        await site.UntilAsync(
            "another server of pages",
            async () => ChildOf(site) is { } id && id != first && await site.StatusAsync("/shop") is 200);
        Assert.Equal(200, await site.StatusAsync("/health/ready"));
    }

    [Fact]
    public async Task Process_Killed_LeavesNoServerBehind()
    {
        Requirement.Check(SitePrograms.HasPages, SitePrograms.NoPages);
        await using SiteProcess site = await SiteProcess.StartAsync();
        using var child = Process.GetProcessById(ChildOf(site)!.Value);
        site.Kill();
        using CancellationTokenSource bound = new(TimeSpan.FromSeconds(30));
        await child.WaitForExitAsync(bound.Token);
    }

    private static int? ChildOf(SiteProcess site)
    {
        string path = Path.Combine(site.Folder, PidFile);
        return File.Exists(path)
            && int.TryParse(File.ReadAllText(path).Trim(), CultureInfo.InvariantCulture, out int id) ? id : null;
    }
}
