using System.Diagnostics.Metrics;

namespace OrderGrains.Ledger;

/// <summary>
/// What the ledger tells about itself: the meter <c>OrderGrains.Ledger</c>. Safe to call from anywhere.
/// </summary>
internal sealed class LedgerMetrics : IDisposable
{
    private readonly Meter meter = new("OrderGrains.Ledger");
    private readonly Counter<long> commits;
    private readonly Counter<long> writes;
    private readonly Counter<long> rows;

    public LedgerMetrics(TimeProvider time, Func<IEnumerable<Bucket>> buckets)
    {
        commits = meter.CreateCounter<long>("ordergrains.ledger.commits", null, "Commits to the store.");
        writes = meter.CreateCounter<long>("ordergrains.ledger.writes", null, "Writes that the commits held.");
        rows = meter.CreateCounter<long>("ordergrains.ledger.rows", null, "Rows written and deleted, heads included.");
        meter.CreateObservableGauge(
            "ordergrains.outbox.lag_seconds",
            () => buckets().Select(bucket => Lag(bucket, time)).DefaultIfEmpty().Max(),
            "s",
            "The age of the oldest commit whose events are not all delivered.");
        meter.CreateObservableGauge(
            "ordergrains.outbox.depth",
            () => buckets().Sum(bucket => (long)bucket.Feeds.Relay.Depth),
            null,
            "Deliveries of events that are not acknowledged yet.");
        meter.CreateObservableGauge(
            "ordergrains.due.depth",
            () => buckets().Sum(bucket => (long)bucket.Feeds.Due.Depth),
            null,
            "Due messages of the next minutes.");
        meter.CreateObservableGauge(
            "ordergrains.ledger.queue",
            () => buckets().Sum(bucket => (long)bucket.Queue.Depth),
            null,
            "Writes that wait for a commit.");
    }

    /// <summary>A batch was committed.</summary>
    public void Committed(SealedBatch batch)
    {
        const int HeadRow = 1;
        commits.Add(1);
        writes.Add(batch.Writes.Count);
        rows.Add(batch.RowCount + HeadRow);
    }

    /// <inheritdoc/>
    public void Dispose() => meter.Dispose();

    private static double Lag(Bucket bucket, TimeProvider time) => bucket.LagAt(time.GetUtcNow()).TotalSeconds;
}
