using Npgsql;

namespace OrderGrains.Ledger;

/// <summary>
/// The statements, each one round trip long and prepared on its connection at its first use. Safe to call from
/// anywhere.
/// </summary>
internal sealed class PostgresStatements(string schema)
{
    // The rows are written by the same statement as their head, hence in the same transaction, and only if the head
    // was the expected one. At READ COMMITTED an UPDATE that waited for a rival's lock looks at the new head again.
    private readonly string _replace = $"""
        WITH fenced AS (
            UPDATE "{schema}".heads AS head
            SET epoch = next.epoch, commit_number = next.commit_number, batch_id = next.batch_id,
                relay_watermark = next.relay_watermark, stamp = next.stamp
            FROM unnest({Arrays(6, 11)})
                AS next (bucket, epoch, commit_number, batch_id, relay_watermark, stamp,
                    old_epoch, old_commit_number, old_batch_id, old_relay_watermark, old_stamp)
            WHERE head.bucket = next.bucket AND head.epoch = next.old_epoch
                AND head.commit_number = next.old_commit_number AND head.batch_id = next.old_batch_id
                AND head.relay_watermark = next.old_relay_watermark AND head.stamp = next.old_stamp
            RETURNING head.bucket),
        {Rows(schema)}
        """;

    private readonly string _create = $"""
        WITH fenced AS (
            INSERT INTO "{schema}".heads (bucket, epoch, commit_number, batch_id, relay_watermark, stamp)
            SELECT * FROM unnest({Arrays(6, 6)})
            ON CONFLICT DO NOTHING
            RETURNING bucket),
        {Rows(schema)}
        """;

    private readonly string _readHead =
        $"SELECT epoch, commit_number, batch_id, relay_watermark, stamp FROM \"{schema}\".heads WHERE bucket = $1";

    private readonly string _get = $"SELECT value FROM \"{schema}\".rows WHERE bucket = $1 AND key = $2";

    private readonly string _scan = $"""
        SELECT key, value FROM "{schema}".rows WHERE bucket = $1 AND key >= $2 AND key < $3 ORDER BY key LIMIT $4
        """;

    /// <summary>
    /// Commits batches of different buckets, each whole or, where another head is there, not at all. A batch that is
    /// its bucket's first comes alone.
    /// </summary>
    /// <returns>The buckets whose batches are committed.</returns>
    internal async Task<HashSet<int>> CommitAsync(NpgsqlConnection connection, IReadOnlyList<CommitBatch> batches)
    {
        // Whoever replaces several heads locks them in one order, so that no two statements wait for each other.
        CommitBatch[] inOrder = [.. batches.OrderBy(batch => batch.Bucket)];
        bool isFirst = inOrder[0].Expected is null;
        await using NpgsqlCommand command = new(isFirst ? _create : _replace, connection);
        AddRows(command, inOrder);
        Add(command, inOrder.Select(batch => batch.Bucket).ToArray());
        AddHeads(command, [.. inOrder.Select(batch => batch.Next)]);
        if (!isFirst)
        {
            AddHeads(command, [.. inOrder.Select(batch => batch.Expected!)]);
        }

        HashSet<int> committed = [];
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            committed.Add(reader.GetInt32(0));
        }

        // The answer precedes the transaction's own end: only when the server is ready again is it committed.
        await reader.NextResultAsync();
        return committed;
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
            SELECT new.bucket, new.key, new.value FROM unnest($1, $2, $3) AS new (bucket, key, value)
            WHERE new.bucket = ANY (ARRAY (SELECT bucket FROM fenced))
            ON CONFLICT (bucket, key) DO UPDATE SET value = excluded.value),
        gone AS (
            DELETE FROM "{schema}".rows AS kept USING unnest($4, $5) AS old (bucket, key)
            WHERE kept.bucket = old.bucket AND kept.key = old.key
                AND old.bucket = ANY (ARRAY (SELECT bucket FROM fenced)))
        SELECT bucket FROM fenced
        """;

    private static string Arrays(int from, int count) =>
        string.Join(", ", Enumerable.Range(from, count).Select(number => $"${number}"));

    private static void AddRows(NpgsqlCommand command, IReadOnlyList<CommitBatch> batches)
    {
        List<int> buckets = [];
        List<string> keys = [];
        List<ReadOnlyMemory<byte>> values = [];
        List<int> goneBuckets = [];
        List<string> gone = [];
        foreach (CommitBatch batch in batches)
        {
            foreach (RowOperation operation in batch.Operations)
            {
                if (operation.Value is { } value)
                {
                    buckets.Add(batch.Bucket);
                    keys.Add(operation.Key);
                    values.Add(value);
                }
                else
                {
                    goneBuckets.Add(batch.Bucket);
                    gone.Add(operation.Key);
                }
            }
        }

        Add(command, buckets);
        Add(command, keys);
        Add(command, values);
        Add(command, goneBuckets);
        Add(command, gone);
    }

    private static void AddHeads(NpgsqlCommand command, IReadOnlyList<Head> heads)
    {
        Add(command, heads.Select(head => head.Epoch).ToArray());
        Add(command, heads.Select(head => head.CommitNumber).ToArray());
        Add(command, heads.Select(head => head.BatchId).ToArray());
        Add(command, heads.Select(head => head.RelayWatermark).ToArray());
        Add(command, heads.Select(head => head.Stamp).ToArray());
    }

    private static void Add<T>(NpgsqlCommand command, T value) =>
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
}
