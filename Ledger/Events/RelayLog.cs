namespace OrderGrains.Ledger;

/// <summary>
/// The commits whose events the relay has not taken yet, oldest first: the newest in memory up to a bound, the rest as
/// a range of the stored log. Safe to call from anywhere.
/// </summary>
internal sealed class RelayLog(int maxBlocksInMemory)
{
    private readonly Lock gate = new();
    private readonly Queue<RelayBlock> memory = new();
    private (long From, long Until)? stored;
    private TaskCompletionSource work = NewSignal();
    private long newest;
    private bool closed;

    /// <summary>True until the relay is told to stop.</summary>
    public bool IsOpen
    {
        get
        {
            lock (gate)
            {
                return !closed;
            }
        }
    }

    /// <summary>Adds stored commits, at the start: those after the watermark.</summary>
    public void AddStored(long from, long until)
    {
        lock (gate)
        {
            newest = until;
            stored = from <= until ? (from, until) : null;
            work.TrySetResult();
        }
    }

    /// <summary>Goes back to a commit: it and all later ones are taken from the stored log.</summary>
    public void Rewind(long from)
    {
        lock (gate)
        {
            memory.Clear();
            stored = from <= newest ? (from, newest) : null;
            work.TrySetResult();
        }
    }

    /// <summary>Adds a commit; in memory, unless there are too many.</summary>
    public void Add(RelayBlock block)
    {
        lock (gate)
        {
            newest = block.CommitNumber;
            if (stored is { } range)
            {
                stored = range with { Until = block.CommitNumber };
            }
            else if (memory.Count >= maxBlocksInMemory)
            {
                stored = (block.CommitNumber, block.CommitNumber);
            }
            else
            {
                memory.Enqueue(block);
            }

            work.TrySetResult();
        }
    }

    /// <summary>
    /// Takes the oldest commit in memory, or else the range of the log that is next; neither: nothing waits.
    /// </summary>
    public (RelayBlock? Block, (long From, long Until)? Stored) Take()
    {
        lock (gate)
        {
            if (memory.TryDequeue(out RelayBlock? block))
            {
                return (block, null);
            }

            (long From, long Until)? range = stored;
            stored = null;
            return (null, range);
        }
    }

    /// <summary>Done when there may be something to take.</summary>
    public Task WaitAsync()
    {
        lock (gate)
        {
            if (memory.Count > 0 || stored is not null || closed)
            {
                return Task.CompletedTask;
            }

            if (work.Task.IsCompleted)
            {
                work = NewSignal();
            }

            return work.Task;
        }
    }

    /// <summary>Wakes the relay for the last time.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
            work.TrySetResult();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
