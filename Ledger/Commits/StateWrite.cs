namespace OrderGrains.Ledger;

/// <summary>
/// One write, from its place in its bucket's order to its commit. The place, and with it the time, is taken first; the
/// rows are filled in next, within the same turn; so states are serialized outside the bucket's lock and still commit
/// in the order of their times. Begun, then filled or abandoned, by one thread; never both, never neither.
/// </summary>
internal sealed class StateWrite
{
    private readonly CommitQueue _queue;
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public StateWrite(CommitQueue queue, string? rowKey, long stamp)
    {
        _queue = queue;
        RowKey = rowKey;
        Stamp = stamp;
    }

    /// <summary>The commit's time: later than every earlier write's of the bucket.</summary>
    public DateTimeOffset CommittedAt => Ledger.Stamp.ToTime(Stamp);

    /// <summary>The same, as a stamp.</summary>
    public long Stamp { get; }

    /// <summary>The state's row; null for a write of the ledger's own.</summary>
    public string? RowKey { get; }

    /// <summary>What fills the place; null as long as nothing does.</summary>
    public WriteContent? Content { get; private set; }

    /// <summary>Done once the write is committed, failed once it definitely is not.</summary>
    public Task Done => _done.Task;

    /// <summary>Fills the place.</summary>
    /// <returns>Done when the write is durable.</returns>
    /// <exception cref="InfrastructureException">It is not committed, and never will be.</exception>
    public Task FillAsync(WriteContent content)
    {
        Content = content;
        _queue.Filled(this);
        return Done;
    }

    /// <summary>Gives the place up: nothing is written.</summary>
    public void Abandon()
    {
        Content = WriteContent.Nothing;
        Succeed();
        _queue.Filled(this);
    }

    /// <summary>The write is durable, or given up.</summary>
    public void Succeed() => _done.TrySetResult();

    /// <summary>The write is not committed, and never will be.</summary>
    public void Fail(Exception failure)
    {
        if (_done.TrySetException(failure))
        {
            // Whoever wrote has seen it or is gone with its activation; it is no unobserved exception.
            _ = _done.Task.Exception;
        }
    }
}
