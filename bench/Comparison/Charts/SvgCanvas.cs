using System.Globalization;
using System.Xml.Linq;

namespace OrderGrains.Bench.Comparison.Charts;

/// <summary>The few shapes that charts are made of, as SVG that reads on light and dark pages.</summary>
internal sealed class SvgCanvas
{
    /// <summary>The colour of texts and axes.</summary>
    public const string Ink = "#57606a";

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private readonly XElement root;

    public SvgCanvas(int width, int height, string title)
    {
        root = new XElement(
            Svg + "svg", new XAttribute("viewBox", $"0 0 {width} {height}"), new XAttribute("width", width),
            new XAttribute("height", height), new XAttribute("role", "img"), new XAttribute("fill", Ink),
            new XAttribute("font-family", "system-ui, sans-serif"), new XAttribute("font-size", 12),
            new XElement(Svg + "title", title));
        Text(8, 18, title, bold: true);
    }

    public void Text(double x, double y, string text, string anchor = "start", bool bold = false) => root.Add(
        new XElement(
            Svg + "text", Number("x", x), Number("y", y), new XAttribute("text-anchor", anchor),
            bold ? new XAttribute("font-weight", "bold") : null, text));

    public void Bar(double x, double y, double width, double height, string colour) => root.Add(new XElement(
        Svg + "rect", Number("x", x), Number("y", y), Number("width", width), Number("height", height),
        new XAttribute("fill", colour)));

    public void Line(double x1, double y1, double x2, double y2, string colour) => root.Add(new XElement(
        Svg + "line", Number("x1", x1), Number("y1", y1), Number("x2", x2), Number("y2", y2),
        new XAttribute("stroke", colour), new XAttribute("stroke-opacity", "0.4")));

    public void Path(IEnumerable<(double X, double Y)> points, string colour) => root.Add(new XElement(
        Svg + "polyline",
        new XAttribute("points", string.Join(' ', points.Select(point => $"{Round(point.X)},{Round(point.Y)}"))),
        new XAttribute("fill", "none"), new XAttribute("stroke", colour), new XAttribute("stroke-width", 2)));

    public void Dot(double x, double y, string colour) => root.Add(new XElement(
        Svg + "circle", Number("cx", x), Number("cy", y), Number("r", 3), new XAttribute("fill", colour)));

    public override string ToString() => root + "\n";

    private static XAttribute Number(string name, double value) => new(name, Round(value));

    private static string Round(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);
}
