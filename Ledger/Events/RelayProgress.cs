namespace OrderGrains.Ledger;

/// <summary>
/// How far the relay got: the watermark is the last commit before which everything is delivered. Bounds the deliveries
/// under way. Safe to call from anywhere.
/// </summary>
internal sealed class RelayProgress(int maxDeliveries)
{
    private readonly Lock gate = new();
    private readonly Queue<RelayBlock> blocks = new();
    private long watermark;
    private int outstanding;
    private TaskCompletionSource? room;
    private bool stopped;

    /// <summary>Every event of commits up to this one is delivered.</summary>
    public long Watermark => Volatile.Read(ref watermark);

    /// <summary>Deliveries not acknowledged yet.</summary>
    public int Outstanding => Volatile.Read(ref outstanding);

    /// <summary>The time of the oldest commit that is not wholly delivered; null when all are.</summary>
    public long? OldestStamp
    {
        get
        {
            lock (gate)
            {
                return blocks.TryPeek(out RelayBlock? oldest) ? oldest.Stamp : null;
            }
        }
    }

    /// <summary>Goes on from a stored watermark.</summary>
    public void Open(long stored) => watermark = stored;

    /// <summary>A commit's deliveries start.</summary>
    public void Begin(RelayBlock block, int deliveries)
    {
        lock (gate)
        {
            block.Outstanding = deliveries;
            outstanding += deliveries;
            blocks.Enqueue(block);
            Advance();
        }
    }

    /// <summary>Some of a commit's deliveries are acknowledged.</summary>
    public void End(RelayBlock block)
    {
        lock (gate)
        {
            block.Outstanding--;
            outstanding--;
            Advance();
            if (outstanding < maxDeliveries)
            {
                room?.TrySetResult();
                room = null;
            }
        }
    }

    /// <summary>Done when another delivery may start.</summary>
    public Task WaitForRoomAsync()
    {
        lock (gate)
        {
            if (outstanding < maxDeliveries || stopped)
            {
                return Task.CompletedTask;
            }

            room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return room.Task;
        }
    }

    /// <summary>Nobody waits for room any more.</summary>
    public void Stop()
    {
        lock (gate)
        {
            stopped = true;
            room?.TrySetResult();
        }
    }

    private void Advance()
    {
        while (blocks.TryPeek(out RelayBlock? oldest) && oldest.Outstanding == 0)
        {
            blocks.Dequeue();
            Volatile.Write(ref watermark, oldest.CommitNumber);
        }
    }
}
