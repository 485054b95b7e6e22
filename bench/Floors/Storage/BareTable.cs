using Microsoft.Data.Sqlite;

namespace OrderGrains.Bench.Floors.Storage;

/// <summary>An id and a status, nothing else.</summary>
internal sealed class BareTable : IWriteTable
{
    public const string Schema =
        "CREATE TABLE IF NOT EXISTS orders (id TEXT PRIMARY KEY, status INTEGER NOT NULL) WITHOUT ROWID";

    public const string Query = "SELECT status FROM orders WHERE id = ?1";

    private readonly Statement _begin;
    private readonly Statement _commit;
    private readonly Statement _insert;
    private readonly Statement _update;

    public BareTable(SqliteConnection connection)
    {
        _begin = new Statement(connection, "BEGIN IMMEDIATE");
        _commit = new Statement(connection, "COMMIT");
        _insert = new Statement(connection, "INSERT INTO orders VALUES (?1, ?2) ON CONFLICT DO NOTHING");
        _update = new Statement(connection, "UPDATE orders SET status = ?2 WHERE id = ?1 AND status <> ?2");
    }

    public void Commit(ReadOnlySpan<PendingWrite> batch)
    {
        _begin.Run();
        foreach (PendingWrite write in batch)
        {
            Statement statement = write.IsNew ? _insert : _update;
            statement.BindText(1, write.Id.WrittenSpan);
            statement.Bind(2, write.Status ? 1 : 0);
            write.Done = statement.Run() == 1;
        }

        _commit.Run();
    }

    public void Dispose()
    {
        _begin.Dispose();
        _commit.Dispose();
        _insert.Dispose();
        _update.Dispose();
    }
}
