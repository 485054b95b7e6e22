using System.Diagnostics.CodeAnalysis;

namespace OrderGrains.Ledger;

/// <summary>The writer's bounded queue: many add, one thread takes. Safe to call from anywhere.</summary>
internal sealed class SqliteQueue(int capacity)
{
    private readonly object _lock = new();
    private readonly Queue<SqliteWork> _work = new();
    private bool _isClosed;

    /// <summary>Adds work; false when the queue is full or closed.</summary>
    internal bool TryAdd(SqliteWork work)
    {
        lock (_lock)
        {
            if (_isClosed || _work.Count == capacity)
            {
                return false;
            }

            _work.Enqueue(work);
            Monitor.Pulse(_lock);
            return true;
        }
    }

    /// <summary>Waits for work, at most this long; false when there was none, or when no more can come.</summary>
    internal bool TryTake(TimeSpan patience, [NotNullWhen(true)] out SqliteWork? work)
    {
        lock (_lock)
        {
            if (_work.Count == 0 && !_isClosed)
            {
                Monitor.Wait(_lock, patience);
            }

            return _work.TryDequeue(out work);
        }
    }

    /// <summary>True when the queue is closed and empty.</summary>
    internal bool IsAtEnd
    {
        get
        {
            lock (_lock)
            {
                return _isClosed && _work.Count == 0;
            }
        }
    }

    internal void Close()
    {
        lock (_lock)
        {
            _isClosed = true;
            Monitor.Pulse(_lock);
        }
    }
}
