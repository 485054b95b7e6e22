using System.Diagnostics.Metrics;

namespace OrderGrains.Metrics;

/// <summary>How measurements become a value.</summary>
internal enum MetricKind
{
    /// <summary>Measurements are added up.</summary>
    Counter,

    /// <summary>Measurements are added up and may be negative.</summary>
    UpDownCounter,

    /// <summary>The last measurement counts.</summary>
    Gauge,

    /// <summary>The last measurement counts and never falls.</summary>
    ObservedCounter,

    /// <summary>Measurements are counted in buckets.</summary>
    Histogram,
}

/// <summary>Tells instruments apart.</summary>
internal static class MetricKinds
{
    public static MetricKind Of(Instrument instrument)
    {
        string type = instrument.GetType().Name;
        return type switch
        {
            _ when type.StartsWith("Histogram", StringComparison.Ordinal) => MetricKind.Histogram,
            _ when type.StartsWith("Counter", StringComparison.Ordinal) => MetricKind.Counter,
            _ when type.StartsWith("UpDownCounter", StringComparison.Ordinal) => MetricKind.UpDownCounter,
            _ when type.StartsWith("ObservableCounter", StringComparison.Ordinal) => MetricKind.ObservedCounter,
            _ => MetricKind.Gauge,
        };
    }

    /// <summary>The name that Prometheus knows the kind by.</summary>
    public static string TypeName(this MetricKind kind) => kind switch
    {
        MetricKind.Histogram => "histogram",
        MetricKind.Counter or MetricKind.ObservedCounter => "counter",
        _ => "gauge",
    };
}
