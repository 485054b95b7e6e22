using Npgsql;

namespace OrderGrains.Ledger;

/// <summary>
/// The statements, each one round trip long and prepared on its connection at its first use. Safe to call from
/// anywhere.
/// </summary>
internal sealed class PostgresStatements(string schema)
{
    // The rows are written by the same statement as the head, hence in the same transaction, and only if the head was
    // the expected one. At READ COMMITTED an UPDATE that waited for a rival's lock looks at the new head again.
    private readonly string _replace = $"""
        WITH fenced AS (
            UPDATE "{schema}".heads
            SET epoch = $5, commit_number = $6, batch_id = $7, relay_watermark = $8, stamp = $9
            WHERE bucket = $1 AND epoch = $10 AND commit_number = $11 AND batch_id = $12
                AND relay_watermark = $13 AND stamp = $14
            RETURNING 1),
        {Rows(schema)}
        """;

    private readonly string _create = $"""
        WITH fenced AS (
            INSERT INTO "{schema}".heads (bucket, epoch, commit_number, batch_id, relay_watermark, stamp)
            VALUES ($1, $5, $6, $7, $8, $9)
            ON CONFLICT DO NOTHING
            RETURNING 1),
        {Rows(schema)}
        """;

    private readonly string _readHead =
        $"SELECT epoch, commit_number, batch_id, relay_watermark, stamp FROM \"{schema}\".heads WHERE bucket = $1";

    private readonly string _get = $"SELECT value FROM \"{schema}\".rows WHERE bucket = $1 AND key = $2";

    private readonly string _scan = $"""
        SELECT key, value FROM "{schema}".rows WHERE bucket = $1 AND key >= $2 AND key < $3 ORDER BY key LIMIT $4
        """;

    /// <summary>Commits; false when another head is there.</summary>
    internal async Task<bool> CommitAsync(NpgsqlConnection connection, CommitBatch batch)
    {
        await using NpgsqlCommand command = new(batch.Expected is null ? _create : _replace, connection);
        AddRows(command, batch);
        AddHead(command, batch.Next);
        if (batch.Expected is { } expected)
        {
            AddHead(command, expected);
        }

        // The answer precedes the transaction's own end: only when the server is ready again is it committed.
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        bool isCommitted = reader.GetBoolean(0);
        await reader.NextResultAsync();
        return isCommitted;
    }

    internal async Task<Head?> ReadHeadAsync(NpgsqlConnection connection, int bucket)
    {
        await using NpgsqlCommand command = new(_readHead, connection);
        Add(command, bucket);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync()
            ? new Head(
                reader.GetInt64(0), reader.GetInt64(1), reader.GetGuid(2), reader.GetInt64(3), reader.GetInt64(4))
            : null;
    }

    internal async Task<ReadOnlyMemory<byte>?> GetAsync(NpgsqlConnection connection, (int Bucket, string Key) row)
    {
        await using NpgsqlCommand command = new(_get, connection);
        Add(command, row.Bucket);
        Add(command, row.Key);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? reader.GetFieldValue<byte[]>(0) : (ReadOnlyMemory<byte>?)null;
    }

    internal async Task<IReadOnlyList<StoreRow>> ScanAsync(
        NpgsqlConnection connection, (int Bucket, KeyRange Range, int Limit) part)
    {
        await using NpgsqlCommand command = new(_scan, connection);
        Add(command, part.Bucket);
        Add(command, part.Range.From);
        Add(command, part.Range.Until);
        Add(command, part.Limit);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        List<StoreRow> rows = [];
        while (await reader.ReadAsync())
        {
            rows.Add(new StoreRow(reader.GetString(0), reader.GetFieldValue<byte[]>(1)));
        }

        return rows;
    }

    private static string Rows(string schema) => $"""
        put AS (
            INSERT INTO "{schema}".rows (bucket, key, value)
            SELECT $1, new.key, new.value FROM unnest($2, $3) AS new (key, value)
            WHERE EXISTS (SELECT FROM fenced)
            ON CONFLICT (bucket, key) DO UPDATE SET value = excluded.value),
        gone AS (
            DELETE FROM "{schema}".rows
            WHERE bucket = $1 AND key = ANY ($4) AND EXISTS (SELECT FROM fenced))
        SELECT EXISTS (SELECT FROM fenced)
        """;

    private static void AddRows(NpgsqlCommand command, CommitBatch batch)
    {
        List<string> keys = [];
        List<ReadOnlyMemory<byte>> values = [];
        List<string> gone = [];
        foreach (RowOperation operation in batch.Operations)
        {
            if (operation.Value is { } value)
            {
                keys.Add(operation.Key);
                values.Add(value);
            }
            else
            {
                gone.Add(operation.Key);
            }
        }

        Add(command, batch.Bucket);
        Add(command, keys);
        Add(command, values);
        Add(command, gone);
    }

    private static void AddHead(NpgsqlCommand command, Head head)
    {
        Add(command, head.Epoch);
        Add(command, head.CommitNumber);
        Add(command, head.BatchId);
        Add(command, head.RelayWatermark);
        Add(command, head.Stamp);
    }

    private static void Add<T>(NpgsqlCommand command, T value) =>
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
}
