namespace OrderGrains.Ledger;

/// <summary>
/// The newest commits of a bucket that is followed, with their events, and the signal that there are more. Keeps
/// nothing while nobody asks: who follows nobody pays nothing. Safe to call from anywhere.
/// </summary>
internal sealed class RecentLog(int bucket, TimeProvider time)
{
    /// <summary>The most events in memory; older ones are read from the store.</summary>
    public const int MaxEvents = 1_024;

    private static readonly TimeSpan Interest = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Queue<RelayBlock> blocks = new();
    private readonly List<TaskCompletionSource> waiting = [];
    private LogEnd end;
    private long askedAt;
    private long newestWithEvents;
    private bool isFollowed;
    private bool closed;
    private int events;

    // Every event of commits from this one on is in memory.
    private long first;

    /// <summary>The log's end.</summary>
    public LogEnd End
    {
        get
        {
            lock (gate)
            {
                return end;
            }
        }
    }

    /// <summary>Goes on from the head that the bucket was taken over with.</summary>
    public void Open(Head head)
    {
        lock (gate)
        {
            end = new LogEnd(head.CommitNumber, head.Stamp);
            first = head.CommitNumber + 1;
        }
    }

    /// <summary>A batch was committed.</summary>
    public void Publish(long commitNumber, SealedBatch batch)
    {
        lock (gate)
        {
            end = new LogEnd(commitNumber, batch.Stamp);
            if (!isFollowed || time.GetElapsedTime(askedAt) > Interest)
            {
                Forget();
                return;
            }

            if (batch.Events.Count > 0)
            {
                newestWithEvents = commitNumber;
                Keep(new RelayBlock(commitNumber, batch.Stamp, batch.Events));
                Wake();
            }
        }
    }

    /// <summary>Somebody follows: what is committed from now on stays in memory for a while.</summary>
    /// <exception cref="BucketNotHeldException">The bucket is closed, or about to be.</exception>
    public void Ask()
    {
        lock (gate)
        {
            if (closed)
            {
                throw new BucketNotHeldException(bucket);
            }

            isFollowed = true;
            askedAt = time.GetTimestamp();
        }
    }

    /// <summary>Reads from memory; null when it does not go back that far.</summary>
    public LogPage? TryRead(LogPosition from, int limit)
    {
        lock (gate)
        {
            if (from.Commit < first)
            {
                return null;
            }

            var page = new LogPageBuilder(from, limit);
            foreach (RelayBlock block in blocks)
            {
                if (block.CommitNumber >= from.Commit && !page.TryAdd(block))
                {
                    return page.ToPage(end, isWhole: false);
                }
            }

            return page.ToPage(end, isWhole: true);
        }
    }

    /// <summary>
    /// Done when there are events from this place on, or there may be; when nobody may wait any more; after the limit.
    /// </summary>
    public async Task WaitAsync(LogPosition from, TimeSpan limit)
    {
        var signal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (closed || from.Commit < first || from.Commit <= newestWithEvents || from.Commit > end.Newest + 1)
            {
                return;
            }

            waiting.Add(signal);
        }

        // Awaited itself, and not what would combine it with a time-out: that would leave the injected scheduler.
        await using ITimer timer = time.CreateTimer(
            static state => ((TaskCompletionSource)state!).TrySetResult(), signal, limit, Timeout.InfiniteTimeSpan);
        await signal.Task;
        lock (gate)
        {
            waiting.Remove(signal);
        }
    }

    /// <summary>Lets go whoever waits; nobody may ask any more.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
            Forget();
            Wake();
        }
    }

    private void Keep(RelayBlock block)
    {
        blocks.Enqueue(block);
        events += block.Events.Count;
        while (events > MaxEvents && blocks.Count > 1)
        {
            RelayBlock oldest = blocks.Dequeue();
            events -= oldest.Events.Count;
            first = oldest.CommitNumber + 1;
        }
    }

    private void Forget()
    {
        isFollowed = false;
        blocks.Clear();
        events = 0;
        first = end.Newest + 1;
    }

    private void Wake()
    {
        foreach (TaskCompletionSource signal in waiting)
        {
            signal.TrySetResult();
        }

        waiting.Clear();
    }
}
