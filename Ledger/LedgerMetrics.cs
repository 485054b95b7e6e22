using System.Diagnostics.Metrics;

namespace OrderGrains.Ledger;

/// <summary>What the ledger tells about itself: the meter <c>OrderGrains.Ledger</c>. Safe to call from anywhere.</summary>
internal sealed class LedgerMetrics : IDisposable
{
    private readonly Meter _meter = new("OrderGrains.Ledger");
    private readonly Counter<long> _commits;
    private readonly Counter<long> _writes;
    private readonly Counter<long> _rows;

    public LedgerMetrics(TimeProvider time, Func<IEnumerable<Bucket>> buckets)
    {
        _commits = _meter.CreateCounter<long>("ordergrains.ledger.commits", null, "Commits to the store.");
        _writes = _meter.CreateCounter<long>("ordergrains.ledger.writes", null, "Writes that the commits held.");
        _rows = _meter.CreateCounter<long>("ordergrains.ledger.rows", null, "Rows written and deleted, heads included.");
        _meter.CreateObservableGauge(
            "ordergrains.outbox.lag_seconds",
            () => buckets().Max(bucket => Lag(bucket, time)),
            "s",
            "The age of the oldest commit whose events are not all delivered.");
        _meter.CreateObservableGauge(
            "ordergrains.outbox.depth",
            () => buckets().Sum(bucket => (long)bucket.Feeds.Relay.Depth),
            null,
            "Deliveries of events that are not acknowledged yet.");
        _meter.CreateObservableGauge(
            "ordergrains.due.depth",
            () => buckets().Sum(bucket => (long)bucket.Feeds.Due.Depth),
            null,
            "Due messages of the next minutes.");
        _meter.CreateObservableGauge(
            "ordergrains.ledger.queue",
            () => buckets().Sum(bucket => (long)bucket.Queue.Depth),
            null,
            "Writes that wait for a commit.");
    }

    /// <summary>A batch was committed.</summary>
    public void Committed(SealedBatch batch)
    {
        const int HeadRow = 1;
        _commits.Add(1);
        _writes.Add(batch.Writes.Count);
        _rows.Add(batch.RowCount + HeadRow);
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private static double Lag(Bucket bucket, TimeProvider time) =>
        bucket.Feeds.Relay.OldestStamp is { } oldest
            ? Math.Max(0, (time.GetUtcNow() - Stamp.ToTime(oldest)).TotalSeconds)
            : 0;
}
