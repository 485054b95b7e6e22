using OrderGrains.Bench.Comparison.Reports;

namespace OrderGrains.Tests.Bench.Comparison;

public sealed class TargetTests
{
    [Theory]
    [InlineData(true, 0.85, "MET")]
    [InlineData(true, 0.849, "NOT MET")]
    [InlineData(false, 0.85, "MET")]
    [InlineData(false, 0.851, "NOT MET")]
    public void Verdict_AtItsBound_IsMet(bool atLeast, double measured, string verdict) =>
        Assert.Equal(verdict, new Target("create", atLeast, 0.85, measured).Verdict);

    [Theory]
    [InlineData(null)]
    [InlineData(double.NaN)]
    public void Verdict_OfNoNumber_IsNeitherMetNorNot(double? measured) =>
        Assert.Equal("not measured", new Target("create", AtLeast: true, 0.85, measured).Verdict);
}
