namespace OrderGrains.Ledger;

/// <summary>
/// One write, from its place in its bucket's order to its commit. The place, and with it the time, is taken first; the
/// rows are filled in next, within the same turn; so states are serialized outside the bucket's lock and still commit
/// in the order of their times. Begun, then filled or abandoned, by one thread; never both, never neither.
/// </summary>
public sealed class StateWrite
{
    private readonly CommitQueue _queue;
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal StateWrite(CommitQueue queue, string? rowKey, long stamp)
    {
        _queue = queue;
        RowKey = rowKey;
        Stamp = stamp;
    }

    /// <summary>The commit's time: later than every earlier write's of the bucket.</summary>
    public DateTimeOffset CommittedAt => Ledger.Stamp.ToTime(Stamp);

    internal long Stamp { get; }

    internal string? RowKey { get; }

    internal WriteContent? Content { get; private set; }

    /// <summary>Done once the write is committed, failed once it definitely is not.</summary>
    internal Task Done => _done.Task;

    /// <summary>Fills the place.</summary>
    /// <returns>Done when the write is durable.</returns>
    /// <exception cref="InfrastructureException">It is not committed, and never will be.</exception>
    internal Task FillAsync(WriteContent content)
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

    internal void Succeed() => _done.TrySetResult();

    internal void Fail(Exception failure)
    {
        if (_done.TrySetException(failure))
        {
            // Whoever wrote has seen it or is gone with its activation; it is no unobserved exception.
            _ = _done.Task.Exception;
        }
    }
}
