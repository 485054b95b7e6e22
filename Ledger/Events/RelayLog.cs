namespace OrderGrains.Ledger;

/// <summary>
/// The commits whose events the relay has not taken yet, oldest first: the newest in memory up to a bound, the rest as
/// a range of the stored log. Safe to call from anywhere.
/// </summary>
internal sealed class RelayLog(int maxBlocksInMemory)
{
    private readonly Lock _gate = new();
    private readonly Queue<RelayBlock> _memory = new();
    private (long From, long Until)? _stored;
    private TaskCompletionSource _work = NewSignal();
    private bool _closed;

    /// <summary>True until the relay is told to stop.</summary>
    public bool IsOpen
    {
        get
        {
            lock (_gate)
            {
                return !_closed;
            }
        }
    }

    /// <summary>Adds stored commits, at the start: those after the watermark.</summary>
    public void AddStored(long from, long until)
    {
        lock (_gate)
        {
            _stored = from <= until ? (from, until) : null;
            _work.TrySetResult();
        }
    }

    /// <summary>Adds a commit; in memory, unless there are too many.</summary>
    public void Add(RelayBlock block)
    {
        lock (_gate)
        {
            if (_stored is { } stored)
            {
                _stored = stored with { Until = block.CommitNumber };
            }
            else if (_memory.Count >= maxBlocksInMemory)
            {
                _stored = (block.CommitNumber, block.CommitNumber);
            }
            else
            {
                _memory.Enqueue(block);
            }

            _work.TrySetResult();
        }
    }

    /// <summary>Takes the oldest commit in memory, or else the range of the log that is next; neither: nothing waits.</summary>
    public (RelayBlock? Block, (long From, long Until)? Stored) Take()
    {
        lock (_gate)
        {
            if (_memory.TryDequeue(out RelayBlock? block))
            {
                return (block, null);
            }

            (long From, long Until)? stored = _stored;
            _stored = null;
            return (null, stored);
        }
    }

    /// <summary>Done when there may be something to take.</summary>
    public Task WaitAsync()
    {
        lock (_gate)
        {
            if (_memory.Count > 0 || _stored is not null || _closed)
            {
                return Task.CompletedTask;
            }

            if (_work.Task.IsCompleted)
            {
                _work = NewSignal();
            }

            return _work.Task;
        }
    }

    /// <summary>Wakes the relay for the last time.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            _work.TrySetResult();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
