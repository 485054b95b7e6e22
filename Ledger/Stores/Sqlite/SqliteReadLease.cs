namespace OrderGrains.Ledger;

/// <summary>A reading connection, lent for one read.</summary>
internal readonly struct SqliteReadLease(SqliteReadPool pool, SqliteReadConnection connection) : IDisposable
{
    internal SqliteReadConnection Connection => connection;

    public void Dispose() => pool.Return(connection);
}
