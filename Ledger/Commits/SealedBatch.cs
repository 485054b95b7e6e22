using System.Buffers;
using System.Globalization;
using System.Text;

namespace OrderGrains.Ledger;

/// <summary>
/// The writes of one commit. A state that was written twice is stored once, as it was last; its events are all kept.
/// Filled and read by one thread at a time.
/// </summary>
internal sealed class SealedBatch(StoreLimits limits)
{
    // The event row, and its frame's bytes, are part of every commit that has events.
    private const int EventRow = 1;
    private const int EventFrameSizeBytes = 256;

    private readonly List<RowOperation> _operations = [];
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);
    private readonly List<StateWrite> _writes = [];
    private readonly List<OutboxEvent> _events = [];
    private readonly List<DueRow> _due = [];
    private int _sizeBytes;
    private int _eventsSizeBytes;

    /// <summary>The writes, in the order of their times.</summary>
    public IReadOnlyList<StateWrite> Writes => _writes;

    /// <summary>The events of all writes, in order.</summary>
    public IReadOnlyList<OutboxEvent> Events => _events;

    /// <summary>Due messages set and cancelled, in order.</summary>
    public IReadOnlyList<DueRow> Due => _due;

    /// <summary>The rows written and deleted, the head aside.</summary>
    public int RowCount => _operations.Count;

    /// <summary>The newest write's time.</summary>
    public long Stamp { get; private set; }

    /// <summary>Adds a write; false when the commit is full.</summary>
    public bool TryAdd(StateWrite write, WriteContent content)
    {
        int eventsSizeBytes = _eventsSizeBytes + content.EventsJson.Length + 1;
        bool full = _operations.Count + content.Operations.Count + EventRow > limits.Operations
            || _sizeBytes + content.SizeBytes + eventsSizeBytes + EventFrameSizeBytes > limits.BatchSizeBytes
            || eventsSizeBytes + EventFrameSizeBytes > limits.RowSizeBytes;
        if (full && _writes.Count > 0)
        {
            return false;
        }

        foreach (RowOperation operation in content.Operations)
        {
            Put(operation);
        }

        _writes.Add(write);
        _events.AddRange(content.Events);
        _due.AddRange(content.Due);
        _sizeBytes += content.SizeBytes;
        _eventsSizeBytes = eventsSizeBytes;
        Stamp = write.Stamp;
        return true;
    }

    /// <summary>The batch as the store takes it.</summary>
    public CommitBatch ToCommit(int bucket, Head expected, Head next)
    {
        if (_events.Count > 0)
        {
            Put(new RowOperation(RowKey.EventBlock(next.CommitNumber), EventBlock()));
        }

        return new CommitBatch(bucket, expected, next, _operations);
    }

    private void Put(RowOperation operation)
    {
        if (_positions.TryAdd(operation.Key, _operations.Count))
        {
            _operations.Add(operation);
        }
        else
        {
            _operations[_positions[operation.Key]] = operation;
        }
    }

    private byte[] EventBlock()
    {
        var block = new ArrayBufferWriter<byte>(_eventsSizeBytes + EventFrameSizeBytes);
        string stamp = Stamp.ToString(CultureInfo.InvariantCulture);
        block.Write(Encoding.UTF8.GetBytes($$"""{"format":1,"at":{{stamp}},"events":["""));
        bool first = true;
        foreach (StateWrite write in _writes)
        {
            ReadOnlyMemory<byte> events = write.Content!.EventsJson;
            if (events.IsEmpty)
            {
                continue;
            }

            if (!first)
            {
                block.Write(","u8);
            }

            block.Write(events.Span);
            first = false;
        }

        block.Write("]}"u8);
        return block.WrittenSpan.ToArray();
    }
}
