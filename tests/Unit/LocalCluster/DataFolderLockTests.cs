using OrderGrains.LocalCluster;
using OrderGrains.Tests.Ledger.Stores;

namespace OrderGrains.Tests.LocalCluster;

public sealed class DataFolderLockTests
{
    [Fact]
    public void Take_ATakenFolder_IsRefused()
    {
        using TemporaryFolder folder = new();
        using DataFolderLock first = DataFolderLock.Take(folder.Path);

        ClusterStartException refusal = Assert.Throws<ClusterStartException>(() => DataFolderLock.Take(folder.Path));

        Assert.Contains("--data", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Take_AFolderGivenFree_Succeeds()
    {
        using TemporaryFolder folder = new();
        DataFolderLock.Take(folder.File("new")).Dispose();

        using DataFolderLock second = DataFolderLock.Take(folder.File("new"));
    }
}
