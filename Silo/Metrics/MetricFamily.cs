using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace OrderGrains.Metrics;

/// <summary>One instrument: a series for each set of labels. Safe to call from anywhere.</summary>
internal sealed class MetricFamily
{
    private static readonly double[] UsualBounds =
        [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly ConcurrentDictionary<string, MetricSeries> series = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, MetricSeries>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly MetricsCollector collector;
    private readonly double[] bounds;

    public MetricFamily(Instrument instrument, MetricsCollector collector)
    {
        this.collector = collector;
        lookup = series.GetAlternateLookup<ReadOnlySpan<char>>();
        Kind = MetricKinds.Of(instrument);
        Name = PrometheusNames.Of(instrument, Kind);
        Help = instrument.Description ?? instrument.Name;
        bounds = Kind == MetricKind.Histogram ? BoundsOf(instrument) : [];
    }

    public string Name { get; }

    public string Help { get; }

    public MetricKind Kind { get; }

    public IReadOnlyList<double> Bounds => bounds;

    public IEnumerable<KeyValuePair<string, MetricSeries>> Series => series;

    /// <summary>
    /// Takes a measurement. A known series costs no allocation; labels too long to be sensible are dropped.
    /// </summary>
    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        Span<char> text = stackalloc char[LabelText.MostLength];
        if (!LabelText.TryFormat(tags, text, out int length))
        {
            return;
        }

        ReadOnlySpan<char> labels = text[..length];
        if (!lookup.TryGetValue(labels, out MetricSeries? found))
        {
            if (!collector.TryReserveSeries())
            {
                return;
            }

            found = series.GetOrAdd(labels.ToString(), _ => new MetricSeries(bounds));
        }

        found.Record(Kind, value);
    }

    private static double[] BoundsOf(Instrument instrument) => instrument switch
    {
        Histogram<double> { Advice.HistogramBucketBoundaries: { Count: > 0 } advised } => [.. advised],
        Histogram<long> { Advice.HistogramBucketBoundaries: { Count: > 0 } advised } => [.. advised],
        Histogram<int> { Advice.HistogramBucketBoundaries: { Count: > 0 } advised } => [.. advised],
        _ => UsualBounds,
    };
}
