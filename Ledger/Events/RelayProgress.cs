namespace OrderGrains.Ledger;

/// <summary>
/// How far the relay got: the watermark is the last commit before which everything is delivered. Bounds the deliveries
/// under way. Safe to call from anywhere.
/// </summary>
internal sealed class RelayProgress(int maxDeliveries)
{
    private readonly Lock _gate = new();
    private readonly Queue<RelayBlock> _blocks = new();
    private long _watermark;
    private int _outstanding;
    private TaskCompletionSource? _room;

    /// <summary>Every event of commits up to this one is delivered.</summary>
    public long Watermark => Volatile.Read(ref _watermark);

    /// <summary>Deliveries not acknowledged yet.</summary>
    public int Outstanding => Volatile.Read(ref _outstanding);

    /// <summary>The time of the oldest commit that is not wholly delivered; null when all are.</summary>
    public long? OldestStamp
    {
        get
        {
            lock (_gate)
            {
                return _blocks.TryPeek(out RelayBlock? oldest) ? oldest.Stamp : null;
            }
        }
    }

    /// <summary>Goes on from a stored watermark.</summary>
    public void Open(long watermark) => _watermark = watermark;

    /// <summary>A commit's deliveries start.</summary>
    public void Begin(RelayBlock block, int deliveries)
    {
        lock (_gate)
        {
            block.Outstanding = deliveries;
            _outstanding += deliveries;
            _blocks.Enqueue(block);
            Advance();
        }
    }

    /// <summary>Some of a commit's deliveries are acknowledged.</summary>
    public void End(RelayBlock block)
    {
        lock (_gate)
        {
            block.Outstanding--;
            _outstanding--;
            Advance();
            if (_outstanding < maxDeliveries)
            {
                _room?.TrySetResult();
                _room = null;
            }
        }
    }

    /// <summary>Done when another delivery may start.</summary>
    public Task WaitForRoomAsync()
    {
        lock (_gate)
        {
            if (_outstanding < maxDeliveries)
            {
                return Task.CompletedTask;
            }

            _room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _room.Task;
        }
    }

    private void Advance()
    {
        while (_blocks.TryPeek(out RelayBlock? oldest) && oldest.Outstanding == 0)
        {
            _blocks.Dequeue();
            Volatile.Write(ref _watermark, oldest.CommitNumber);
        }
    }
}
