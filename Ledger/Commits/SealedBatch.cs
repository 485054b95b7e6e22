using System.Buffers;
using System.Globalization;
using System.Text;

namespace OrderGrains.Ledger;

/// <summary>
/// The writes of one commit. A state that was written twice is stored once, as it was last; its events are all kept.
/// Filled and read by one thread at a time.
/// </summary>
/// <param name="limits">What one commit may hold.</param>
/// <param name="expectedRows">How many rows there will be, as a guess.</param>
internal sealed class SealedBatch(StoreLimits limits, int expectedRows = 0)
{
    // The event row, and its frame's bytes, are part of every commit that has events.
    internal const int EventRow = 1;
    internal const int EventFrameSizeBytes = 256;

    private readonly List<RowOperation> operations = new(expectedRows);
    private readonly Dictionary<string, int> positions = new(expectedRows, StringComparer.Ordinal);
    private readonly List<StateWrite> writes = [];
    private readonly List<OutboxEvent> events = [];
    private readonly List<DueRow> due = [];
    private int sizeBytes;
    private int eventsSizeBytes;

    /// <summary>The writes, in the order of their times.</summary>
    public IReadOnlyList<StateWrite> Writes => writes;

    /// <summary>The events of all writes, in order.</summary>
    public IReadOnlyList<OutboxEvent> Events => events;

    /// <summary>Due messages set and cancelled, in order.</summary>
    public IReadOnlyList<DueRow> Due => due;

    /// <summary>The rows written and deleted, the head aside.</summary>
    public int RowCount => operations.Count;

    /// <summary>The same rows; not to be changed.</summary>
    public IReadOnlyList<RowOperation> Operations => operations;

    /// <summary>The newest write's time.</summary>
    public long Stamp { get; private set; }

    /// <summary>Adds a write; false when the commit is full.</summary>
    public bool TryAdd(StateWrite write, WriteContent content)
    {
        int withEventsSizeBytes = eventsSizeBytes + content.EventsJson.Length + 1;
        bool full = operations.Count + content.Operations.Length + EventRow > limits.Operations
            || sizeBytes + content.SizeBytes + withEventsSizeBytes + EventFrameSizeBytes > limits.BatchSizeBytes
            || withEventsSizeBytes + EventFrameSizeBytes > limits.RowSizeBytes;
        if (full && writes.Count > 0)
        {
            return false;
        }

        foreach (RowOperation operation in content.Operations)
        {
            Put(operation);
        }

        writes.Add(write);
        events.AddRange(content.Events);
        due.AddRange(content.Due);
        sizeBytes += content.SizeBytes;
        eventsSizeBytes = withEventsSizeBytes;
        Stamp = write.Stamp;
        return true;
    }

    /// <summary>The batch as the store takes it.</summary>
    public CommitBatch ToCommit(int bucket, Head expected, Head next)
    {
        if (events.Count > 0)
        {
            Put(new RowOperation(RowKey.EventBlock(next.CommitNumber), EventBlock()));
        }

        return new CommitBatch(bucket, expected, next, operations);
    }

    private void Put(RowOperation operation)
    {
        if (positions.TryAdd(operation.Key, operations.Count))
        {
            operations.Add(operation);
        }
        else
        {
            operations[positions[operation.Key]] = operation;
        }
    }

    private ReadOnlyMemory<byte> EventBlock()
    {
        var block = new ArrayBufferWriter<byte>(eventsSizeBytes + EventFrameSizeBytes);
        string stamp = Stamp.ToString(CultureInfo.InvariantCulture);
        block.Write(Encoding.UTF8.GetBytes($$"""{"format":1,"at":{{stamp}},"events":["""));
        bool first = true;
        foreach (StateWrite write in writes)
        {
            ReadOnlyMemory<byte> json = write.Content!.EventsJson;
            if (json.IsEmpty)
            {
                continue;
            }

            if (!first)
            {
                block.Write(","u8);
            }

            block.Write(json.Span);
            first = false;
        }

        block.Write("]}"u8);
        return block.WrittenMemory;
    }
}
