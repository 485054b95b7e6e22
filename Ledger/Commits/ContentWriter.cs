using System.Buffers;

namespace OrderGrains.Ledger;

/// <summary>Turns a state and its parts into the rows of its commit. Runs in the writer's own turn.</summary>
internal sealed class ContentWriter(LedgerContext context, LedgerOwner owner, StateWrite write)
{
    private const int TypicalStateSizeBytes = 2_048;
    private const int EventRow = 1;

    // A thread serializes one state at a time; its buffer is reused, so that only the row itself is allocated.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? buffer;

    /// <summary>The rows.</summary>
    /// <exception cref="InfrastructureException">The state is larger than the store's rows.</exception>
    public WriteContent Write<TState>(TState state, CommitParts parts)
    {
        var rows = new List<RowOperation>(
            1 + parts.Index.Count + parts.Rows.Count + parts.Due.Count + parts.DeadLetters.Count)
        {
            new(write.RowKey!, Serialize(state)),
        };
        rows.AddRange(parts.Index.Select(entry =>
            new RowOperation(RowKey.Index(entry, write.Stamp, owner.Key), ReadOnlyMemory<byte>.Empty)));
        rows.AddRange(parts.Rows.Select(row => new RowOperation(RowKey.Owned(owner.Key, row.Name), row.Value)));
        rows.AddRange(parts.DeadLetters.Select(DeadLetterBox.Row));
        DueRow[] due = [.. parts.Due.Select(Due)];
        rows.AddRange(due.Select(row =>
            row.Cancelled
                ? RowOperation.Delete(row.RowKey)
                : new RowOperation(row.RowKey, ReadOnlyMemory<byte>.Empty)));
        return Checked(new WriteContent
        {
            Operations = rows,
            Events = parts.Events,
            EventsJson = parts.Events.Count > 0 ? EventBlock.Write(parts.Events, context.Services.Events) : default,
            Due = due,
            Generation = parts.Generation,
            SizeBytes = rows.Sum(row => row.Key.Length + (row.Value?.Length ?? 0)),
        });
    }

    private byte[] Serialize<TState>(TState state)
    {
        buffer ??= new ArrayBufferWriter<byte>(TypicalStateSizeBytes);
        buffer.ResetWrittenCount();
        context.Services.States.Write(buffer, state);
        return buffer.WrittenSpan.ToArray();
    }

    private DueRow Due(DueChange change)
    {
        var message = new DueMessage(owner.GrainType, owner.Key, change.Name, change.DueAt);
        return new DueRow(RowKey.Due(message), message, change.Cancelled);
    }

    private WriteContent Checked(WriteContent content)
    {
        StoreLimits limits = context.Store.Limits;
        bool fits = content.Operations.Count + EventRow <= limits.Operations
            && content.SizeBytes + content.EventsJson.Length <= limits.BatchSizeBytes
            && content.Operations.All(row => row.Value is not { } value || value.Length <= limits.RowSizeBytes);
        return fits
            ? content
            : throw new InfrastructureException(
                "ledger_write_too_large",
                $"A write of {owner.StateName} is larger than the store takes.", retryable: false);
    }
}
