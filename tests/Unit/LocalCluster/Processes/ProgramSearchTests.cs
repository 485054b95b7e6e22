using System.Runtime.Versioning;
using OrderGrains.LocalCluster.Processes;
using OrderGrains.Tests.Ledger.Stores;

namespace OrderGrains.Tests.LocalCluster.Processes;

public sealed class ProgramSearchTests
{
    [Fact]
    public void OnPath_TheShell_IsFound() => Assert.True(File.Exists(ProgramSearch.OnPath("sh")));

    [Fact]
    public void OnPath_NoProgram_IsNull() => Assert.Null(ProgramSearch.OnPath("no-program-of-this-name"));

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void In_AFileThatCannotRun_IsPassedOver()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There a file's name says whether it can run.");
        using TemporaryFolder folder = new();
        string first = Directory.CreateDirectory(folder.File("first")).FullName;
        string second = Directory.CreateDirectory(folder.File("second")).FullName;
        File.WriteAllText(Path.Combine(first, "tool"), "");
        File.WriteAllText(Path.Combine(second, "tool"), "");
        File.SetUnixFileMode(Path.Combine(second, "tool"), UnixFileMode.UserExecute);

        Assert.Equal(Path.Combine(second, "tool"), ProgramSearch.In($"{first}:{second}", "tool"));
    }
}
