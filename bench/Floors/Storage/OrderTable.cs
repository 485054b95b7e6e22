using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Microsoft.Data.Sqlite;

namespace OrderGrains.Bench.Floors.Storage;

/// <summary>
/// An order as the product stores it: its state, index entries and small rows; per commit a head and an event block.
/// States have a table of their own, appended to, since values of their size waste pages in a table without rowids.
/// </summary>
internal sealed class OrderTable : IWriteTable
{
    public const string Schema =
        """
        CREATE TABLE IF NOT EXISTS orders
            (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, state BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS entries (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS events (number INTEGER PRIMARY KEY, block BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS head (id INTEGER PRIMARY KEY, number INTEGER NOT NULL);
        INSERT INTO head VALUES (0, 0) ON CONFLICT DO NOTHING;
        """;

    public const string Query = "SELECT state FROM orders WHERE id = ?1";

    private const int EntryValueSize = 100;
    private const int ReservationRow = 3;
    private const int NotifierRow = 4;
    private const long FarFuture = 99_999_999_999_999_999;

    private static readonly byte[] EntryValue = Encoding.UTF8.GetBytes(new string('x', EntryValueSize));

    private readonly Statement _begin;
    private readonly Statement _commit;
    private readonly Statement _insert;
    private readonly Statement _update;
    private readonly Statement _replace;
    private readonly Statement _delete;
    private readonly Statement? _entries;
    private readonly Statement _event;
    private readonly Statement _head;
    private readonly int _entryCount;
    private readonly int _eventSize;
    private readonly ArrayBufferWriter<byte> _block = new(64 * 1024);
    private readonly byte[] _key = new byte[512];
    private long _number;

    public OrderTable(SqliteConnection connection, FloorOptions options)
    {
        _entryCount = options.Entries;
        _eventSize = options.EventSize;
        _begin = new Statement(connection, "BEGIN IMMEDIATE");
        _commit = new Statement(connection, "COMMIT");
        _insert = new Statement(
            connection, "INSERT INTO orders (id, version, state) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING");
        _update = new Statement(
            connection, "UPDATE orders SET version = ?2, state = ?3 WHERE id = ?1 AND version = ?2 - 1");
        _replace = new Statement(connection, "UPDATE entries SET value = ?2 WHERE key = ?1");
        _delete = new Statement(connection, "DELETE FROM entries WHERE key = ?1");
        _entries = _entryCount == 0 ? null : new Statement(connection, EntriesText(_entryCount));
        _event = new Statement(connection, "INSERT INTO events VALUES (?1, ?2)");
        _head = new Statement(connection, "UPDATE head SET number = ?1 WHERE id = 0 AND number = ?1 - 1");
        using Statement last = new(connection, "SELECT number FROM head");
        last.Read();
        _number = last.Number(0);
        last.Reset();
    }

    public void Commit(ReadOnlySpan<PendingWrite> batch)
    {
        _begin.Run();
        _block.ResetWrittenCount();
        foreach (PendingWrite write in batch)
        {
            Write(write);
            if (write.Done)
            {
                AddEvents(write);
            }
        }

        _number++;
        _event.Bind(1, _number);
        _event.Bind(2, _block.WrittenSpan);
        _event.Run();
        _head.Bind(1, _number);
        _head.Run();
        _commit.Run();
    }

    public void Dispose()
    {
        _begin.Dispose();
        _commit.Dispose();
        _insert.Dispose();
        _update.Dispose();
        _replace.Dispose();
        _delete.Dispose();
        _entries?.Dispose();
        _event.Dispose();
        _head.Dispose();
    }

    private static string EntriesText(int count) =>
        "INSERT OR FAIL INTO entries VALUES " + string.Join(
            ", ", Enumerable.Range(0, count).Select(row => string.Create(
                CultureInfo.InvariantCulture, $"(?{(row * 2) + 1}, ?{(row * 2) + 2})")));

    private void Write(PendingWrite write)
    {
        Statement statement = write.IsNew ? _insert : _update;
        statement.BindText(1, write.Id.WrittenSpan);
        statement.Bind(2, write.Version);
        statement.Bind(3, write.State.WrittenSpan);
        write.Done = statement.Run() == 1;
        if (write.Done && write.IsNew)
        {
            AddEntries(write);
        }
        else if (write.Done)
        {
            ChangeEntries(write);
        }
    }

    // As in the product: the e-mails' state is written again, and the reservation goes when the order ends.
    private void ChangeEntries(PendingWrite write)
    {
        if (_entryCount > NotifierRow)
        {
            _replace.BindText(1, _key.AsSpan(0, WriteKey(NotifierRow, write)));
            _replace.Bind(2, EntryValue);
            _replace.Run();
        }

        if (write.Ends && _entryCount > ReservationRow)
        {
            _delete.BindText(1, _key.AsSpan(0, WriteKey(ReservationRow, write)));
            _delete.Run();
        }
    }

    private void AddEntries(PendingWrite write)
    {
        for (int row = 0; row < _entryCount; row++)
        {
            int length = WriteKey(row, write);
            _entries!.BindText((row * 2) + 1, _key.AsSpan(0, length));
            _entries.Bind((row * 2) + 2, row < 3 ? [] : EntryValue);
        }

        _entries?.Run();
    }

    // Index entries are newest first, as queries read them; the small rows lie by store and by order.
    private int WriteKey(int row, PendingWrite write)
    {
        long newestFirst = FarFuture - write.PlacedAt;
        int length;
        bool fits = row switch
        {
            0 => Utf8.TryWrite(_key, CultureInfo.InvariantCulture, $"s/{write.StoreId}/{newestFirst}/", out length),
            1 => Utf8.TryWrite(_key, CultureInfo.InvariantCulture, $"c/{write.CustomerId}/{newestFirst}/", out length),
            2 => Utf8.TryWrite(_key, CultureInfo.InvariantCulture, $"d/{newestFirst}/", out length),
            ReservationRow => Utf8.TryWrite(
                _key, CultureInfo.InvariantCulture, $"r/{write.StoreId}/", out length),
            _ => Utf8.TryWrite(_key, CultureInfo.InvariantCulture, $"n{row}/", out length),
        };
        if (!fits || length + write.Id.WrittenCount > _key.Length)
        {
            throw new InvalidOperationException("A key is too long.");
        }

        write.Id.WrittenSpan.CopyTo(_key.AsSpan(length));
        return length + write.Id.WrittenCount;
    }

    private void AddEvents(PendingWrite write)
    {
        ReadOnlySpan<byte> state = write.State.WrittenSpan;
        _block.Write(state[..Math.Min(_eventSize, state.Length)]);
    }
}
