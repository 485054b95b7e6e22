using System.Globalization;
using System.Text;

namespace OrderGrains.Metrics;

/// <summary>Writes metrics in Prometheus' text format, version 0.0.4.</summary>
internal static class PrometheusWriter
{
    public const string MediaType = "text/plain; version=0.0.4; charset=utf-8";

    public static string Write(MetricsCollector collector)
    {
        var text = new StringBuilder();
        string? last = null;
        foreach (MetricFamily family in collector.Read())
        {
            if (family.Name != last)
            {
                text.Append("# HELP ").Append(family.Name).Append(' ').Append(OneLine(family.Help)).Append('\n');
                text.Append("# TYPE ").Append(family.Name).Append(' ').Append(family.Kind.TypeName()).Append('\n');
                last = family.Name;
            }

            Write(text, family);
        }

        text.Append("# TYPE ordergrains_metrics_dropped_total counter\nordergrains_metrics_dropped_total ");
        return text.Append(collector.Dropped).Append('\n').ToString();
    }

    private static void Write(StringBuilder text, MetricFamily family)
    {
        foreach ((string labels, MetricSeries series) in family.Series)
        {
            if (family.Kind == MetricKind.Histogram)
            {
                WriteHistogram(text, family, labels, series);
            }
            else
            {
                WriteSample(text, family.Name, labels, series.Value);
            }
        }
    }

    private static void WriteHistogram(StringBuilder text, MetricFamily family, string labels, MetricSeries series)
    {
        long count = 0;
        for (int index = 0; index < series.Buckets.Count; index++)
        {
            count += series.Buckets[index];
            string bound = index < family.Bounds.Count ? Number(family.Bounds[index]) : "+Inf";
            string separator = labels.Length > 0 ? "," : "";
            WriteSample(text, family.Name + "_bucket", $"{labels}{separator}le=\"{bound}\"", count);
        }

        WriteSample(text, family.Name + "_sum", labels, series.Value);
        WriteSample(text, family.Name + "_count", labels, count);
    }

    private static void WriteSample(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0)
        {
            text.Append('{').Append(labels).Append('}');
        }

        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    private static string OneLine(string help) =>
        help.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal);
}
