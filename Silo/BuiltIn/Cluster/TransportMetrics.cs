using System.Diagnostics.Metrics;
using OrderGrains.Runtime;

namespace OrderGrains.Silo;

/// <summary>What goes between processes: the meter <c>OrderGrains.Silo</c>. Safe to call from anywhere.</summary>
internal sealed class TransportMetrics : IDisposable
{
    private readonly Meter meter = new("OrderGrains.Silo");

    public TransportMetrics(SiloTransport transport) => meter.CreateObservableCounter(
        "ordergrains.silo.calls",
        () => transport.CallsSent,
        null,
        "Calls to grains, and deliveries of events, that this process has sent to others.");

    /// <inheritdoc/>
    public void Dispose() => meter.Dispose();
}
