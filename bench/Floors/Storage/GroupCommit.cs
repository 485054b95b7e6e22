using Microsoft.Data.Sqlite;

namespace OrderGrains.Bench.Floors.Storage;

/// <summary>
/// One thread writes: what queues during a commit joins the next one. Answers go out from the thread pool, a whole
/// batch at a time, while the next commit runs.
/// </summary>
internal sealed class GroupCommit : IDisposable
{
    private const int MaxQueued = 10_000;

    private readonly object _gate = new();
    private readonly IWriteTable _table;
    private readonly int _maxBatch;
    private readonly Thread _thread;
    private List<PendingWrite> _queue = [];
    private bool _stopped;

    public GroupCommit(IWriteTable table, int maxBatch)
    {
        _table = table;
        _maxBatch = maxBatch;
        _thread = new Thread(Run) { IsBackground = true, Name = "commits" };
        _thread.Start();
    }

    /// <summary>Queues the write; false when the queue is full.</summary>
    public bool TryAdd(PendingWrite write)
    {
        lock (_gate)
        {
            if (_queue.Count >= MaxQueued)
            {
                return false;
            }

            _queue.Add(write);
            if (_queue.Count == 1)
            {
                Monitor.Pulse(_gate);
            }

            return true;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _stopped = true;
            Monitor.Pulse(_gate);
        }

        _thread.Join();
    }

    private void Run()
    {
        List<PendingWrite> batch = [];
        while (Take(ref batch))
        {
            for (int start = 0; start < batch.Count; start += _maxBatch)
            {
                PendingWrite[] part = [.. batch.Skip(start).Take(_maxBatch)];
                Commit(part);
                ThreadPool.UnsafeQueueUserWorkItem(new Completion(part), preferLocal: false);
            }
        }
    }

    private bool Take(ref List<PendingWrite> batch)
    {
        batch.Clear();
        lock (_gate)
        {
            while (_queue.Count == 0 && !_stopped)
            {
                Monitor.Wait(_gate);
            }

            (batch, _queue) = (_queue, batch);
            return batch.Count > 0;
        }
    }

    private void Commit(PendingWrite[] batch)
    {
        try
        {
            _table.Commit(batch);
        }
        catch (SqliteException failure)
        {
            foreach (PendingWrite write in batch)
            {
                write.Failure = failure;
            }
        }
    }

    private sealed class Completion(PendingWrite[] batch) : IThreadPoolWorkItem
    {
        public void Execute()
        {
            foreach (PendingWrite write in batch)
            {
                write.Complete();
            }
        }
    }
}

/// <summary>Writes a batch in one transaction.</summary>
internal interface IWriteTable : IDisposable
{
    /// <summary>Writes durably and sets <see cref="PendingWrite.Done"/>.</summary>
    void Commit(ReadOnlySpan<PendingWrite> batch);
}
