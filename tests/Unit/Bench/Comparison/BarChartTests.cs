using System.Globalization;
using System.Xml.Linq;
using OrderGrains.Bench.Comparison.Charts;

namespace OrderGrains.Tests.Bench.Comparison;

public sealed class BarChartTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Svg_OfValues_HasBarsAsLongAsThem()
    {
        XElement chart = XElement.Parse(new BarChart(
            "rates", [new Bar("ours", 200, Stressed: true), new Bar("theirs", 50, Stressed: false)]).Svg());

        double[] widths = [.. chart.Elements(Svg + "rect")
            .Select(bar => double.Parse(bar.Attribute("width")!.Value, CultureInfo.InvariantCulture))];
        Assert.Equal(4, widths[0] / widths[1]);
        Assert.Equal("rates", chart.Element(Svg + "title")?.Value);
    }

    [Fact]
    public void Svg_NamesWithMarkup_AreEscaped()
    {
        XElement chart = XElement.Parse(new BarChart("a < b & c", [new Bar("<x>", 1, Stressed: false)]).Svg());

        Assert.Contains("<x>", chart.Elements(Svg + "text").Select(text => text.Value));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Svg_NothingToShow_IsAChartAllTheSame(int bars)
    {
        Bar[] empty = [.. Enumerable.Repeat(new Bar("none", 0, Stressed: false), bars)];

        XElement chart = XElement.Parse(new BarChart("nothing", empty).Svg());

        Assert.Equal(bars, chart.Elements(Svg + "rect").Count());
    }
}
