using System.Diagnostics.CodeAnalysis;

namespace OrderGrains.Ledger;

/// <summary>
/// The writes of one bucket that wait for their commit, in the order in which they commit. Gives each its place and
/// time. Safe to call from anywhere.
/// </summary>
internal sealed class CommitQueue(LedgerOptions options, TimeProvider time)
{
    private const int EpochShift = 32;

    private readonly Lock gate = new();
    private readonly Queue<StateWrite> waiting = new();
    private readonly Dictionary<string, StateWrite> lastWrites = new(StringComparer.Ordinal);
    private TaskCompletionSource work = NewSignal();
    private Exception? closed;
    private long lastStamp;
    private long committedStamp;
    private long generation;
    private int expectedRows;
    private bool isInFlight;

    /// <summary>
    /// The newest time that a commit of this bucket holds; null while one is in flight: it may be there already, and
    /// others may have seen it.
    /// </summary>
    public long? SettledStamp
    {
        get
        {
            lock (gate)
            {
                return isInFlight ? null : committedStamp;
            }
        }
    }

    /// <summary>One more at each failed commit.</summary>
    public long Generation => Volatile.Read(ref generation);

    /// <summary>How many writes wait, the ones in flight aside.</summary>
    public int Depth
    {
        get
        {
            lock (gate)
            {
                return waiting.Count;
            }
        }
    }

    /// <summary>Goes on from the times that the bucket's head holds.</summary>
    public void Open(Head head)
    {
        lastStamp = committedStamp = head.Stamp;
        // A bucket that comes back has other generations than the ones noted before it left.
        generation = head.Epoch << EpochShift;
    }

    /// <summary>Takes the next place.</summary>
    /// <param name="rowKey">The state's row; null for a write of the ledger's own.</param>
    /// <exception cref="InfrastructureException">The queue is full or closed.</exception>
    public StateWrite Begin(string? rowKey)
    {
        lock (gate)
        {
            ThrowIfClosed();

            if (waiting.Count >= options.MaxQueuedWrites)
            {
                throw new InfrastructureException(
                    "ledger_overloaded", "Too many writes wait for their commit.", retryable: true,
                    TimeSpan.FromSeconds(1));
            }

            lastStamp = Math.Max(Stamp.From(time.GetUtcNow()), lastStamp + 1);
            var write = new StateWrite(this, rowKey, lastStamp);
            waiting.Enqueue(write);
            if (rowKey is not null)
            {
                lastWrites[rowKey] = write;
            }

            return write;
        }
    }

    /// <summary>True once no more writes are taken.</summary>
    public bool IsClosed => Volatile.Read(ref closed) is not null;

    /// <summary>Fails once no more writes are taken.</summary>
    public void ThrowIfClosed()
    {
        if (closed is { } reason)
        {
            throw reason is BucketNotHeldException moved
                ? new BucketNotHeldException(moved.Bucket)
                : new InfrastructureException("ledger_closed", reason.Message, retryable: true, inner: reason);
        }
    }

    /// <summary>A place was filled; wakes the committer when it is the next one.</summary>
    public void Filled(StateWrite write)
    {
        lock (gate)
        {
            if (write.Content?.Generation is { } wanted && wanted != generation)
            {
                write.Fail(new InfrastructureException(
                    "ledger_write_superseded", "A write that this one depends on has failed.", retryable: true));
            }

            if (waiting.TryPeek(out StateWrite? next) && next.Content is not null)
            {
                work.TrySetResult();
            }
        }
    }

    /// <summary>Done when there may be something to commit, and at once when the queue is closed.</summary>
    public Task WaitForWorkAsync()
    {
        lock (gate)
        {
            if (closed is not null || (waiting.TryPeek(out StateWrite? next) && next.Content is not null))
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

    /// <summary>Takes the filled places at the front, as many as one commit holds.</summary>
    public bool TrySeal(StoreLimits limits, [NotNullWhen(true)] out SealedBatch? batch)
    {
        lock (gate)
        {
            batch = null;
            while (waiting.TryPeek(out StateWrite? write) && write.Content is { } content)
            {
                if (write.Done.IsCompleted)
                {
                    Forget(waiting.Dequeue());
                    continue;
                }

                batch ??= new SealedBatch(limits, expectedRows);
                if (!batch.TryAdd(write, content))
                {
                    break;
                }

                waiting.Dequeue();
            }

            expectedRows = batch?.RowCount ?? expectedRows;
            isInFlight = batch is not null;
            return batch is not null;
        }
    }

    /// <summary>The batch in flight is committed.</summary>
    public void Committed(SealedBatch batch)
    {
        lock (gate)
        {
            committedStamp = batch.Stamp;
            isInFlight = false;
            foreach (StateWrite write in batch.Writes)
            {
                Forget(write);
            }
        }
    }

    /// <summary>
    /// The batch in flight has failed, and with it everything that waits: it was computed from states that are dropped.
    /// </summary>
    /// <returns>What waits.</returns>
    public IReadOnlyList<StateWrite> Failed(SealedBatch batch)
    {
        lock (gate)
        {
            Volatile.Write(ref generation, generation + 1);
            isInFlight = false;
            foreach (StateWrite write in batch.Writes)
            {
                Forget(write);
            }

            return [.. waiting];
        }
    }

    /// <summary>Takes no more writes.</summary>
    public void Close(Exception reason)
    {
        lock (gate)
        {
            closed ??= reason;
            work.TrySetResult();
        }
    }

    /// <summary>Takes no more writes, and fails all that wait; the ones in flight are the committer's.</summary>
    public void Abandon(Exception reason)
    {
        StateWrite[] left;
        lock (gate)
        {
            closed ??= reason;
            Volatile.Write(ref generation, generation + 1);
            left = [.. waiting];
            work.TrySetResult();
        }

        foreach (StateWrite write in left)
        {
            write.Fail(reason);
        }
    }

    /// <summary>
    /// Done when no write of this row is under way any more, so that a read sees the last one. At once if there is
    /// none.
    /// </summary>
    public async Task SettledAsync(string rowKey)
    {
        if (LastWriteOf(rowKey) is { } write)
        {
#pragma warning disable RS0030 // Stays on the captured scheduler; how the write ended is its writer's to know.
            await write.Done.ConfigureAwait(
                ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
#pragma warning restore RS0030
        }
    }

    private StateWrite? LastWriteOf(string rowKey)
    {
        lock (gate)
        {
            return lastWrites.GetValueOrDefault(rowKey);
        }
    }

    private void Forget(StateWrite ended)
    {
        if (ended.RowKey is { } rowKey && lastWrites.GetValueOrDefault(rowKey) == ended)
        {
            lastWrites.Remove(rowKey);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
