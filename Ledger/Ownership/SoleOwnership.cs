namespace OrderGrains.Ledger;

/// <summary>A process that has a store for itself: it holds every bucket as long as it lives.</summary>
internal sealed class SoleOwnership(BucketSet buckets) : ILedgerOwnership
{
    public event Action<OwnerTable>? OwnersChanged
    {
        add { }
        remove { }
    }

    public string SiloId => "";

    public OwnerTable Owners { get; } = new(new ControlState(
        [new SiloMember("", "", null, 0, DateTimeOffset.UnixEpoch, SiloState.Active, 0)],
        [.. Enumerable.Repeat(BucketOwner.Of(""), buckets.Count)], 0));

    public bool IsLeaseValid => true;

    public bool MayAnswer(int bucket) => true;

    public bool IsHeld(string key) => true;

    public void Refresh()
    {
        // Nothing ever moves.
    }

    public Task ReadyAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task LeaveAsync() => Task.CompletedTask;
}
