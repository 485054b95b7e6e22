using SQLitePCL;

namespace OrderGrains.Ledger;

/// <summary>
/// Copies the log into the database on a thread of its own, while commits go on. It copies what was in the log when it
/// began, so the log cannot begin again after it: what came later is the writer's to copy, and is little. One object is
/// one copy, and belongs to the writer's thread.
/// </summary>
internal sealed class SqliteLogCopy
{
    private readonly SqliteFile _file;
    private readonly Thread _thread;
    private SqliteFailureException? _failure;

    private SqliteLogCopy(SqliteFile file)
    {
        _file = file;
        _thread = new Thread(Run) { IsBackground = true, Name = "ledger log copy" };
    }

    internal bool HasEnded => !_thread.IsAlive;

    internal static SqliteLogCopy Start(SqliteFile file)
    {
        SqliteLogCopy copy = new(file);
        copy._thread.Start();
        return copy;
    }

    /// <summary>Waits for its end; null, or why it failed.</summary>
    internal SqliteFailureException? Wait()
    {
        _thread.Join();
        return _failure;
    }

    private void Run()
    {
        try
        {
            // Its own connection for each copy: nothing is left open that has seen a failure.
            using SqliteConnection connection = _file.OpenForCopying();
            connection.Checkpoint(raw.SQLITE_CHECKPOINT_PASSIVE);
        }
        catch (SqliteFailureException failure)
        {
            _failure = failure;
        }
    }
}
