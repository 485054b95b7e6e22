namespace OrderGrains.Ledger;

/// <summary>
/// A bounded pool of reading connections. A caller that finds none free waits for one. Safe to call from anywhere;
/// only the writer opens and closes it.
/// </summary>
internal sealed class SqliteReadPool(SqliteFile file, int capacity) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(capacity, capacity);
    private readonly Stack<SqliteReadConnection> _idle = new(capacity);
    private volatile bool _isOpen;

    internal bool IsOpen => _isOpen;

    internal void Open() => _isOpen = true;

    /// <summary>Closes every connection, after waiting for the reads that are under way; they are short.</summary>
    internal void Close()
    {
        _isOpen = false;
        for (int i = 0; i < capacity; i++)
        {
            _slots.Wait();
        }

        while (_idle.TryPop(out SqliteReadConnection? connection))
        {
            connection.Dispose();
        }

        _slots.Release(capacity);
    }

    /// <summary>Takes a connection for one read; null when the pool is closed.</summary>
    internal async ValueTask<SqliteReadLease?> RentAsync(CancellationToken cancellationToken)
    {
        if (!_slots.Wait(0, CancellationToken.None))
        {
            await _slots.WaitAsync(cancellationToken);
        }

        SqliteReadConnection? connection = null;
        try
        {
            connection = _isOpen ? TakeOrOpen() : null;
        }
        catch (SqliteFailureException failure)
        {
            throw failure.ToStoreException();
        }
        finally
        {
            if (connection is null)
            {
                _slots.Release();
            }
        }

        return connection is null ? null : new SqliteReadLease(this, connection);
    }

    internal void Return(SqliteReadConnection connection)
    {
        if (connection.IsFaulty)
        {
            connection.Dispose();
        }
        else
        {
            lock (_idle)
            {
                _idle.Push(connection);
            }
        }

        _slots.Release();
    }

    private SqliteReadConnection TakeOrOpen()
    {
        lock (_idle)
        {
            if (_idle.TryPop(out SqliteReadConnection? idle))
            {
                return idle;
            }
        }

        return new SqliteReadConnection(file.OpenForReading());
    }

    /// <summary>
    /// Closes the pool for good. Its semaphore holds nothing of the system's, and late callers still ask it.
    /// </summary>
    public void Dispose() => Close();
}
