using OrderGrains.LocalCluster;

namespace OrderGrains.Tests.LocalCluster;

public sealed class HostFolderTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("ordergrains-host-").FullName;

    [Theory]
    [InlineData(null)]
    [InlineData("BuiltIn")]
    public void Find_OwnHost_IsThisProgramsFolder(string? wanted) =>
        Assert.Equal(Silo("BuiltIn"), HostFolder.Find(Silo("BuiltIn"), "BuiltIn", wanted));

    [Fact]
    public void Find_OtherHostThatWasBuilt_IsItsFolder()
    {
        Directory.CreateDirectory(Silo("Orleans"));
        File.WriteAllText(Path.Combine(Silo("Orleans"), "OrderGrains.Silo.dll"), "");

        Assert.Equal(Silo("Orleans"), HostFolder.Find(Silo("BuiltIn") + "/", "BuiltIn", "Orleans"));
    }

    [Fact]
    public void Find_OtherHostThatWasNotBuilt_SaysHowToBuildIt()
    {
        var failure = Assert.Throws<ClusterStartException>(
            () => HostFolder.Find(Silo("BuiltIn"), "BuiltIn", "Orleans"));

        Assert.Contains("-p:GrainHost=Orleans", failure.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private string Silo(string host) => Path.Combine(root, "artifacts", host, "bin", "Silo", "release");
}
