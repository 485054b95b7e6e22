using OrderGrains.Bench.Comparison.Growth;

namespace OrderGrains.Tests.Bench.Comparison;

public sealed class GrowthOptionsTests
{
    [Fact]
    public void Parse_Steps_AreTaken() =>
        Assert.Equal([1_000, 1_000_000], GrowthOptions.Parse(["builds", "--live", "1000,1000000"]).Live);

    [Theory]
    [InlineData("--live", "1000,1000001")]
    [InlineData("--stored", "5000001")]
    [InlineData("--lines", "0,10")]
    [InlineData("--lines", "51")]
    [InlineData("--silos", "3,1")]
    [InlineData("--silos", "2,2")]
    [InlineData("--far", "1")]
    public void Parse_OutOfBoundsOrUnknown_IsRefused(string name, string value) =>
        Assert.Throws<ArgumentException>(() => GrowthOptions.Parse(["builds", name, value]));
}
