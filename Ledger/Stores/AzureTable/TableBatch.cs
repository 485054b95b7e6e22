using System.Buffers;
using System.Text;
using System.Text.Json;

namespace OrderGrains.Ledger;

/// <summary>
/// A batch as the service takes it: one multipart body with one change set, all of it or nothing. The head comes first,
/// so that a stale owner hears that and not what became of its rows.
/// </summary>
internal sealed class TableBatch
{
    // Of one operation, its value and its keys aside.
    private const int FrameSizeBytes = 512;

    private readonly ArrayBufferWriter<byte> _body;
    private readonly TableAddress _address;
    private readonly string _partition;
    private readonly string _id;

    private TableBatch(TableAddress address, CommitBatch batch, int sizeBytes)
    {
        _body = new ArrayBufferWriter<byte>(sizeBytes);
        _address = address;
        _partition = TableKey.Partition(batch.Bucket);
        _id = batch.Next.BatchId.ToString();
    }

    internal string ContentType => $"multipart/mixed; boundary=batch_{_id}";

    internal ReadOnlyMemory<byte> Body => _body.WrittenMemory;

    /// <summary>Writes a batch.</summary>
    /// <param name="address">The table.</param>
    /// <param name="batch">The heads.</param>
    /// <param name="eTag">The expected head's tag; null: there must be no head.</param>
    /// <param name="operations">The rows to write and delete.</param>
    internal static TableBatch Write(
        TableAddress address, CommitBatch batch, string? eTag, IReadOnlyList<RowOperation> operations)
    {
        int sizeBytes = operations.Sum(operation => (operation.Value?.Length ?? 0) + FrameSizeBytes) + FrameSizeBytes;
        var written = new TableBatch(address, batch, sizeBytes);
        written.Line($"--batch_{written._id}");
        written.Line($"Content-Type: multipart/mixed; boundary=changeset_{written._id}");
        written.Line("");
        written.PutHead(HeadJson.Write(batch.Next), eTag);
        foreach (RowOperation operation in operations)
        {
            written.Add(operation);
        }

        written.Line($"--changeset_{written._id}--");
        written.Line($"--batch_{written._id}--");
        return written;
    }

    private void PutHead(byte[] head, string? eTag)
    {
        if (eTag is null)
        {
            Begin("POST", _address.Entities);
            Line("Prefer: return-no-content");
        }
        else
        {
            Begin("PUT", _address.Entity(_partition, TableKey.Head));
            Line($"If-Match: {eTag}");
        }

        Entity(TableKey.Head, key: null, head);
    }

    private void Add(RowOperation operation)
    {
        string rowKey = TableKey.Encode(operation.Key);
        string address = _address.Entity(_partition, rowKey);
        if (operation.Value is { } value)
        {
            Begin("PUT", address);
            Entity(rowKey, TableKey.IsHashed(rowKey) ? operation.Key : null, value.Span);
            return;
        }

        Begin("DELETE", address);
        Line("If-Match: *");
        Line("");
    }

    private void Begin(string method, string address)
    {
        Line($"--changeset_{_id}");
        Line("Content-Type: application/http");
        Line("Content-Transfer-Encoding: binary");
        Line("");
        Line($"{method} {address} HTTP/1.1");
        Line("Accept: application/json;odata=nometadata");
        Line("DataServiceVersion: 3.0");
    }

    private void Entity(string rowKey, string? key, ReadOnlySpan<byte> value)
    {
        Line("Content-Type: application/json");
        Line("");
        Text($"{{\"PartitionKey\":\"{_partition}\",\"RowKey\":\"{JsonEncodedText.Encode(rowKey)}\"");
        if (key is not null)
        {
            Text($",\"key\":\"{JsonEncodedText.Encode(key)}\"");
        }

        EntityValue.Write(_body, value);
        Line("}");
    }

    private void Line(string text) => Text(text + "\r\n");

    private void Text(string text) => Encoding.UTF8.GetBytes(text, _body);
}
