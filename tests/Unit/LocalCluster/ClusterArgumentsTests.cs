using OrderGrains.LocalCluster;

namespace OrderGrains.Tests.LocalCluster;

public sealed class ClusterArgumentsTests
{
    [Fact]
    public void Parse_Nothing_GivesTheDefaults()
    {
        ClusterArguments read = ClusterArguments.Parse([], out string? error);

        Assert.Null(error);
        Assert.Equal(3, read.Silos);
        Assert.Null(read.Store);
        Assert.Equal(5080, read.Port);
        Assert.Equal(Path.Combine(Directory.GetCurrentDirectory(), "data", "cluster"), read.DataFolder);
    }

    [Fact]
    public void Parse_EachArgument_IsRead()
    {
        ClusterArguments read = ClusterArguments.Parse(
            [
                "--silos", "5", "--store", "Host=db;Password=a=b", "--data", "/srv/x", "--port", "6000", "--host",
                "orleans",
            ],
            out string? error);

        Assert.Null(error);
        Assert.Equal(5, read.Silos);
        Assert.Equal("Host=db;Password=a=b", read.Store);
        Assert.Equal("/srv/x", read.DataFolder);
        Assert.Equal(6000, read.Port);
        Assert.Equal("Orleans", read.Host);
    }

    [Fact]
    public void Parse_WithEqualsSign_KeepsLaterOnes()
    {
        ClusterArguments read = ClusterArguments.Parse(["--store=UseDevelopmentStorage=true"], out string? error);

        Assert.Null(error);
        Assert.Equal("UseDevelopmentStorage=true", read.Store);
    }

    [Theory]
    [InlineData("--silos 0", "--silos must be a whole number from 1 to 16")]
    [InlineData("--silos 17", "--silos must be a whole number from 1 to 16")]
    [InlineData("--silos three", "--silos must be a whole number from 1 to 16")]
    [InlineData("--silos=-1", "--silos must be a whole number from 1 to 16")]
    [InlineData("--port 65536", "--port must be a whole number from 1 to 65535")]
    [InlineData("--silos", "--silos needs a value")]
    [InlineData("--host Akka", "--host must be BuiltIn or Orleans")]
    [InlineData("--store=", "--store needs a value")]
    [InlineData("--nodes 3", "--nodes is not known")]
    [InlineData("3", "3 is not known")]
    public void Parse_Nonsense_SaysWhatIsWrong(string line, string expected)
    {
        ClusterArguments.Parse(line.Split(' '), out string? error);

        Assert.Equal(expected, error);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("--silos 2 -h")]
    public void Parse_Help_IsSeen(string line) =>
        Assert.True(ClusterArguments.Parse(line.Split(' '), out _).Help);

    [Fact]
    public async Task Run_UnknownArgument_EndsWithTwo() =>
        Assert.Equal(2, await ClusterCommand.RunAsync(["--wrong"], TestContext.Current.CancellationToken));
}
