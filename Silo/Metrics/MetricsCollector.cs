using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace OrderGrains.Metrics;

/// <summary>
/// Listens to this process's meters and keeps what /metrics shows. The number of series is bounded: what comes past the
/// bound is counted as dropped. Safe to call from anywhere.
/// </summary>
internal sealed class MetricsCollector : IDisposable
{
    /// <summary>The meters that are listened to; a star ends a prefix.</summary>
    public static readonly IReadOnlyList<string> Meters =
        ["OrderGrains*", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    private const int MostSeries = 4000;

    private readonly ConcurrentDictionary<Instrument, MetricFamily> families = new();
    private readonly MeterListener listener = new();
    private readonly Lock reading = new();
    private int series;
    private long dropped;

    public MetricsCollector()
    {
        listener.InstrumentPublished = Enable;
        listener.SetMeasurementEventCallback<byte>(static (_, value, tags, state) => Record(state, value, tags));
        listener.SetMeasurementEventCallback<short>(static (_, value, tags, state) => Record(state, value, tags));
        listener.SetMeasurementEventCallback<int>(static (_, value, tags, state) => Record(state, value, tags));
        listener.SetMeasurementEventCallback<long>(static (_, value, tags, state) => Record(state, value, tags));
        listener.SetMeasurementEventCallback<float>(static (_, value, tags, state) => Record(state, value, tags));
        listener.SetMeasurementEventCallback<double>(static (_, value, tags, state) => Record(state, value, tags));
        listener.SetMeasurementEventCallback<decimal>(
            static (_, value, tags, state) => Record(state, (double)value, tags));
        listener.Start();
    }

    /// <summary>Measurements that were not kept, because their series would have been one too many.</summary>
    public long Dropped => Interlocked.Read(ref dropped);

    /// <summary>What is known now, in the order of names.</summary>
    public IReadOnlyList<MetricFamily> Read()
    {
        lock (reading)
        {
            listener.RecordObservableInstruments();
        }

        return [.. families.Values.OrderBy(family => family.Name, StringComparer.Ordinal)];
    }

    /// <summary>Asks for room for one more series.</summary>
    public bool TryReserveSeries()
    {
        if (Interlocked.Increment(ref series) <= MostSeries)
        {
            return true;
        }

        Interlocked.Decrement(ref series);
        Interlocked.Increment(ref dropped);
        return false;
    }

    public void Dispose() => listener.Dispose();

    private static void Record(object? state, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        ((MetricFamily)state!).Record(value, tags);

    private static bool IsWanted(Meter meter) => Meters.Any(wanted => wanted.EndsWith('*')
        ? meter.Name.StartsWith(wanted[..^1], StringComparison.Ordinal)
        : meter.Name == wanted);

    private void Enable(Instrument instrument, MeterListener source)
    {
        if (IsWanted(instrument.Meter))
        {
            source.EnableMeasurementEvents(
                instrument, families.GetOrAdd(instrument, key => new MetricFamily(key, this)));
        }
    }
}
