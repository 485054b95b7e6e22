using OrderGrains.LocalCluster;
using OrderGrains.LocalCluster.Tools;
using OrderGrains.Tests.Ledger.Stores;

namespace OrderGrains.Tests.LocalCluster.Tools;

public sealed class ProductProgramsTests
{
    [Fact]
    public void Silo_RunByDotnet_IsRunByIt()
    {
        using TemporaryFolder folder = new();
        ProductPrograms programs = Programs(folder.Path, "/usr/bin/dotnet");

        Assert.Equal(["/usr/bin/dotnet", folder.File("OrderGrains.Silo.dll")], programs.Silo);
    }

    [Fact]
    public void Silo_RunByItsExecutable_IsThat()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("OrderGrains.Silo"), "");

        Assert.Equal(
            [folder.File("OrderGrains.Silo")], Programs(folder.Path, folder.File("OrderGrains.Silo")).Silo);
    }

    [Fact]
    public async Task ProvideApi_BesideTheSilo_IsFound()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("OrderGrains.Api.dll"), "");

        IReadOnlyList<string> api = await Programs(folder.Path, "dotnet").ProvideApiAsync(CancellationToken.None);

        Assert.Equal(["dotnet", folder.File("OrderGrains.Api.dll")], api);
    }

    [Fact]
    public async Task ProvideApi_InItsOwnFolderOfTheBuild_IsFound()
    {
        using TemporaryFolder folder = new();
        string silo = Directory.CreateDirectory(folder.File("bin/Silo/release")).FullName;
        string api = Directory.CreateDirectory(folder.File("bin/Api/release")).FullName;
        File.WriteAllText(Path.Combine(api, "OrderGrains.Api.dll"), "");

        Assert.Equal(
            ["dotnet", Path.Combine(api, "OrderGrains.Api.dll")],
            await Programs(silo, "dotnet").ProvideApiAsync(CancellationToken.None));
    }

    [Fact]
    public async Task ProvideApi_NeitherBuiltNorSources_SaysWhatToDo()
    {
        using TemporaryFolder folder = new();

        ClusterStartException failure = await Assert.ThrowsAsync<ClusterStartException>(
            () => Programs(folder.Path, "dotnet").ProvideApiAsync(CancellationToken.None));

        Assert.Contains("clone of the repository", failure.Message, StringComparison.Ordinal);
    }

    private static ProductPrograms Programs(string folder, string processPath) =>
        new(folder, processPath, new ClusterOutput(TextWriter.Null, TimeProvider.System));
}
