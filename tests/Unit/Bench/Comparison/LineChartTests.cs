using System.Globalization;
using System.Xml.Linq;
using OrderGrains.Bench.Comparison.Charts;

namespace OrderGrains.Tests.Bench.Comparison;

public sealed class LineChartTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Svg_OverPowersOfTen_PutsThemAtEvenDistances()
    {
        double[] at = Across([(1_000, 5), (10_000, 5), (100_000, 5), (1_000_000, 5)]);

        Assert.Equal(at[1] - at[0], at[2] - at[1], tolerance: 0.2);
        Assert.Equal(at[2] - at[1], at[3] - at[2], tolerance: 0.2);
    }

    [Fact]
    public void Svg_OverFewSizes_IsLinear()
    {
        double[] at = Across([(1, 5), (2, 5), (4, 5)]);

        Assert.Equal(2 * (at[1] - at[0]), at[2] - at[1], tolerance: 0.2);
    }

    [Fact]
    public void Svg_OneSizeOnly_IsDrawn() => Assert.Single(Across([(7, 5)]));

    [Fact]
    public void Svg_NoPoints_IsAnEmptyChart()
    {
        XElement chart = XElement.Parse(new LineChart("nothing", [new Series("none", [])]).Svg());

        Assert.Empty(chart.Elements(Svg + "polyline"));
    }

    [Theory]
    [InlineData(17_447, "20 k")]
    [InlineData(8, "8")]
    [InlineData(0.3, "0.4")]
    public void Svg_Values_HaveAnAxisThatEndsAtARoundNumber(double highest, string top) => Assert.Contains(
        top, Chart([(1, 0), (2, highest)]).Elements(Svg + "text").Select(text => text.Value));

    [Fact]
    public void Svg_HigherValues_AreHigherUp()
    {
        XElement chart = Chart([(1, 0), (2, 10)]);

        double[] heights = [.. Numbers(chart, "cy")];
        Assert.True(heights[1] < heights[0]);
    }

    private static double[] Across((double, double)[] points) => [.. Numbers(Chart(points), "cx")];

    private static XElement Chart((double, double)[] points) =>
        XElement.Parse(new LineChart("growth", [new Series("create", points)]).Svg());

    private static IEnumerable<double> Numbers(XElement chart, string name) => chart.Elements(Svg + "circle")
        .Select(dot => double.Parse(dot.Attribute(name)!.Value, CultureInfo.InvariantCulture));
}
