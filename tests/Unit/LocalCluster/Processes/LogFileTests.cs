using OrderGrains.LocalCluster.Processes;
using OrderGrains.Tests.Ledger.Stores;

namespace OrderGrains.Tests.LocalCluster.Processes;

public sealed class LogFileTests
{
    private const long MaxBytes = 1000;

    [Fact]
    public void Trim_PastHalfTheBound_KeepsOneOlderFile()
    {
        using TemporaryFolder folder = new();
        LogFile log = new(folder.File("a.log"), MaxBytes);
        File.WriteAllText(log.Path, new string('a', 600));
        log.Trim();
        File.AppendAllText(log.Path, new string('b', 600));
        log.Trim();

        Assert.Equal(new string('b', 600), File.ReadAllText(log.OlderPath));
        Assert.Equal(0, new FileInfo(log.Path).Length);
        Assert.Equal(2, Directory.GetFiles(folder.Path).Length);
    }

    [Fact]
    public void Trim_BelowIt_LeavesItAlone()
    {
        using TemporaryFolder folder = new();
        LogFile log = new(folder.File("a.log"), MaxBytes);
        log.Trim();
        File.WriteAllText(log.Path, new string('a', 500));
        log.Trim();

        Assert.Equal(500, new FileInfo(log.Path).Length);
        Assert.False(File.Exists(log.OlderPath));
    }

    [Fact]
    public void Tail_OfALongFile_IsItsLastLines()
    {
        using TemporaryFolder folder = new();
        LogFile log = new(folder.File("a.log"));
        Assert.Equal("", log.Tail(2));
        File.WriteAllLines(log.Path, Enumerable.Range(1, 20_000).Select(number => $"line {number}"));

        Assert.Equal("line 19999\nline 20000", log.Tail(2));
    }
}
