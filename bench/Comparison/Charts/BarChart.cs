using System.Globalization;

namespace OrderGrains.Bench.Comparison.Charts;

/// <summary>A bar of a chart.</summary>
/// <param name="Name">What it stands for.</param>
/// <param name="Value">How long it is; not negative.</param>
/// <param name="Stressed">Whether it has the stronger colour.</param>
public sealed record Bar(string Name, double Value, bool Stressed);

/// <summary>Values side by side, as lying bars from zero, each with its number.</summary>
public sealed class BarChart(string title, IReadOnlyList<Bar> bars)
{
    private const int Width = 720;
    private const int NameWidth = 130;
    private const int NumberWidth = 70;
    private const int Top = 30;
    private const int RowHeight = 22;
    private const int BarHeight = 16;
    private const string Strong = "#1a7f5a";
    private const string Weak = "#8c959f";

    /// <summary>The chart as an SVG document.</summary>
    public string Svg()
    {
        SvgCanvas canvas = new(Width, Top + (RowHeight * bars.Count) + 8, title);
        double longest = bars.Count == 0 ? 1 : Math.Max(double.Epsilon, bars.Max(bar => bar.Value));
        for (int row = 0; row < bars.Count; row++)
        {
            Bar bar = bars[row];
            double y = Top + (row * RowHeight);
            double width = bar.Value / longest * (Width - NameWidth - NumberWidth);
            canvas.Text(NameWidth - 8, y + 13, bar.Name, "end");
            canvas.Bar(NameWidth, y, width, BarHeight, bar.Stressed ? Strong : Weak);
            canvas.Text(NameWidth + width + 6, y + 13, Text(bar.Value));
        }

        return canvas.ToString();
    }

    private static string Text(double value) =>
        value.ToString(value < 10 ? "N2" : "N0", CultureInfo.InvariantCulture);
}
