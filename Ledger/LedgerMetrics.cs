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
    private readonly Counter<long> failures;
    private readonly Counter<long> lost;
    private readonly Counter<long> parked;

    public LedgerMetrics(TimeProvider time, Func<IEnumerable<Bucket>> buckets, Func<OwnerTable> owners)
    {
        commits = meter.CreateCounter<long>("ordergrains.ledger.commits", null, "Commits to the store.");
        writes = meter.CreateCounter<long>("ordergrains.ledger.writes", null, "Writes that the commits held.");
        rows = meter.CreateCounter<long>("ordergrains.ledger.rows", null, "Rows written and deleted, heads included.");
        failures = meter.CreateCounter<long>(
            "ordergrains.ledger.failed_commits", null, "Commits given up; their writers were told.");
        lost = meter.CreateCounter<long>(
            "ordergrains.buckets.lost", null, "Buckets that another silo had taken over, or that were dropped.");
        parked = meter.CreateCounter<long>(
            "ordergrains.dead_letters.parked", null, "Events that a consumer gave up; e-mails are counted apart.");
        MeasureBuckets(time, buckets);
        meter.CreateObservableGauge(
            "ordergrains.buckets.unowned",
            () => Unowned(owners()),
            null,
            "Buckets without an owner, as this process knows; calls to their orders wait.");
        meter.CreateObservableGauge(
            "ordergrains.silos",
            () => owners().Members.Count(static member => member.State == SiloState.Active),
            null,
            "Active silos, as this process knows.");
    }

    /// <summary>A batch was committed.</summary>
    public void Committed(SealedBatch batch)
    {
        const int HeadRow = 1;
        commits.Add(1);
        writes.Add(batch.Writes.Count);
        rows.Add(batch.RowCount + HeadRow);
    }

    /// <summary>A batch was given up.</summary>
    public void Failed() => failures.Add(1);

    /// <summary>A bucket is another owner's, or nobody's.</summary>
    public void Lost() => lost.Add(1);

    /// <summary>Events have become dead letters.</summary>
    public void Parked(int letters) => parked.Add(letters);

    /// <inheritdoc/>
    public void Dispose() => meter.Dispose();

    private static double Lag(Bucket bucket, TimeProvider time) => bucket.LagAt(time.GetUtcNow()).TotalSeconds;

    private static int Unowned(OwnerTable table) =>
        Enumerable.Range(0, table.Buckets).Count(bucket => table.OwnerOf(bucket) is null);

    private void MeasureBuckets(TimeProvider time, Func<IEnumerable<Bucket>> buckets)
    {
        meter.CreateObservableGauge(
            "ordergrains.buckets.held", () => buckets().Count(), null, "Buckets that this process has open.");
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
}
