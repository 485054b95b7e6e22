namespace OrderGrains.Ledger;

/// <summary>
/// One write, from its place in its bucket's order to its commit. The place, and with it the time, is taken first; the
/// rows are filled in next, within the same turn; so states are serialized outside the bucket's lock and still commit
/// in the order of their times. Begun, then filled or abandoned, by one thread; never both, never neither.
/// </summary>
internal sealed class StateWrite
{
    private readonly CommitQueue queue;
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public StateWrite(CommitQueue queue, string? rowKey, long stamp)
    {
        this.queue = queue;
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
    public Task Done => done.Task;

    /// <summary>Fills the place.</summary>
    /// <returns>Done when the write is durable.</returns>
    /// <exception cref="InfrastructureException">It is not committed, and never will be.</exception>
    public Task FillAsync(WriteContent content)
    {
        Content = content;
        queue.Filled(this);
        return Done;
    }

    /// <summary>Gives the place up: nothing is written.</summary>
    public void Abandon()
    {
        Content = WriteContent.Nothing;
        Succeed();
        queue.Filled(this);
    }

    /// <summary>The write is durable, or given up.</summary>
    public void Succeed() => done.TrySetResult();

    /// <summary>The write is not committed, and never will be.</summary>
    public void Fail(Exception failure)
    {
        if (done.TrySetException(failure))
        {
            // Whoever wrote has seen it or is gone with its activation; it is no unobserved exception.
            _ = done.Task.Exception;
        }
    }
}
