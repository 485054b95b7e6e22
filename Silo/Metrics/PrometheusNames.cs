using System.Diagnostics.Metrics;

namespace OrderGrains.Metrics;

/// <summary>Turns an instrument's name and unit into a Prometheus name.</summary>
internal static class PrometheusNames
{
    public static string Of(Instrument instrument, MetricKind kind)
    {
        string name = Clean(instrument.Name);
        string unit = UnitOf(instrument.Unit);
        if (unit.Length > 0 && !name.EndsWith(unit, StringComparison.Ordinal))
        {
            name += unit;
        }

        bool total = kind is MetricKind.Counter or MetricKind.ObservedCounter;
        return total && !name.EndsWith("_total", StringComparison.Ordinal) ? name + "_total" : name;
    }

    private static string UnitOf(string? unit) => unit switch
    {
        "s" => "_seconds",
        "ms" => "_milliseconds",
        "By" => "_bytes",
        _ => "",
    };

    private static string Clean(string name) =>
        string.Create(name.Length, name, static (clean, source) =>
        {
            for (int index = 0; index < clean.Length; index++)
            {
                clean[index] = char.IsAsciiLetterOrDigit(source[index]) ? source[index] : '_';
            }
        });
}
