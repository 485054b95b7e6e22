using System.Globalization;

namespace OrderGrains.Bench.Comparison.Charts;

/// <summary>A line of a chart.</summary>
/// <param name="Name">What it stands for.</param>
/// <param name="Points">Its points, from left to right; neither number negative.</param>
public sealed record Series(string Name, IReadOnlyList<(double X, double Y)> Points);

/// <summary>
/// Lines over one axis of sizes, which is logarithmic when it spans more than two powers of ten; values start at zero.
/// </summary>
public sealed class LineChart(string title, IReadOnlyList<Series> lines)
{
    private const int Width = 720;
    private const int Height = 300;
    private const int Left = 70;
    private const int Right = 620;
    private const int Top = 36;
    private const int Bottom = 260;
    private const int Ticks = 4;
    private const double LogarithmicFrom = 100;
    private static readonly double[] RoundSteps = [1, 2, 4, 6, 8, 10];
    private static readonly string[] Colours = ["#1a7f5a", "#0969da", "#bc4c00", "#8250df"];

    /// <summary>The chart as an SVG document.</summary>
    public string Svg()
    {
        SvgCanvas canvas = new(Width, Height, title);
        (double X, double Y)[] all = [.. lines.SelectMany(line => line.Points)];
        if (all.Length == 0)
        {
            return canvas.ToString();
        }

        Scale scale = new(all.Min(point => point.X), all.Max(point => point.X), all.Max(point => point.Y));
        DrawAxes(canvas, scale, all.Select(point => point.X).Distinct().Order());
        for (int number = 0; number < lines.Count; number++)
        {
            Draw(canvas, scale, lines[number], Colours[number % Colours.Length]);
        }

        return canvas.ToString();
    }

    private static void DrawAxes(SvgCanvas canvas, Scale scale, IEnumerable<double> sizes)
    {
        for (int tick = 0; tick <= Ticks; tick++)
        {
            double value = scale.Highest * tick / Ticks;
            double y = scale.Y(value);
            canvas.Line(Left, y, Right, y, SvgCanvas.Ink);
            canvas.Text(Left - 6, y + 4, Text(value), "end");
        }

        foreach (double size in sizes)
        {
            canvas.Text(scale.X(size), Bottom + 18, Text(size), "middle");
        }
    }

    private static void Draw(SvgCanvas canvas, Scale scale, Series line, string colour)
    {
        (double X, double Y)[] points = [.. line.Points.Select(point => (scale.X(point.X), scale.Y(point.Y)))];
        if (points.Length == 0)
        {
            return;
        }

        canvas.Path(points, colour);
        foreach ((double x, double y) in points)
        {
            canvas.Dot(x, y, colour);
        }

        canvas.Text(points[^1].X + 8, points[^1].Y + 4, line.Name);
    }

    private static string Text(double value) => value switch
    {
        >= 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{value / 1_000_000:0.#} M"),
        >= 10_000 => string.Create(CultureInfo.InvariantCulture, $"{value / 1_000:0.#} k"),
        _ => value.ToString("#,0.##", CultureInfo.InvariantCulture),
    };

    private sealed class Scale(double smallest, double largest, double highest)
    {
        private readonly bool logarithmic = smallest > 0 && largest / smallest > LogarithmicFrom;

        /// <summary>The top of the axis, a round number.</summary>
        public double Highest { get; } = highest > 0 ? RoundUp(highest) : 1;

        public double X(double size)
        {
            double part = logarithmic
                ? Math.Log(size / smallest) / Math.Log(largest / smallest)
                : (size - smallest) / Math.Max(double.Epsilon, largest - smallest);
            return Left + (part * (Right - Left));
        }

        public double Y(double value) => Bottom - (value / Highest * (Bottom - Top));

        private static double RoundUp(double value)
        {
            double power = Math.Pow(10, Math.Floor(Math.Log10(value)));
            return RoundSteps.First(step => step * power >= value) * power;
        }
    }
}
