using OrderGrains.Bench.Chaos.Clusters;
using OrderGrains.Bench.Cluster;

namespace OrderGrains.Tests.Bench.Cluster;

public sealed class ClusterBenchOptionsTests
{
    [Fact]
    public void Parse_Options_TakesThem()
    {
        ClusterBenchOptions options = ClusterBenchOptions.Parse(
            ["bin", "--silos", "1,3", "--store", "azurite", "--slice", "7", "--only", "hot", "--beside", "other"]);

        Assert.Equal("bin", options.Programs);
        Assert.Equal("other", options.Beside);
        Assert.Equal([1, 3], options.Silos);
        Assert.Equal(StoreKind.Azurite, options.Store);
        Assert.Equal(TimeSpan.FromSeconds(7), options.Slice);
        Assert.True(options.Wants("hot"));
        Assert.False(options.Wants("scale"));
    }

    [Theory]
    [InlineData("--unknown", "1")]
    [InlineData("--slice")]
    public void Parse_UnknownOrWithoutValue_IsRefused(params string[] arguments) =>
        Assert.Throws<ArgumentException>(() => ClusterBenchOptions.Parse(["bin", .. arguments]));
}
