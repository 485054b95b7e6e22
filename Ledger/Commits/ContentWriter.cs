using System.Buffers;

namespace OrderGrains.Ledger;

/// <summary>Turns a state and its parts into the rows of its commit. Runs in the writer's own turn.</summary>
internal sealed class ContentWriter(LedgerContext context, LedgerOwner owner, StateWrite write)
{
    private const int TypicalStateSizeBytes = 2_048;

    // A thread serializes one state at a time; its buffer is reused, so that only the row itself is allocated.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? buffer;

    /// <summary>The rows.</summary>
    /// <exception cref="InfrastructureException">The state or its events do not fit into a row.</exception>
    public WriteContent Write<TState>(TState state, CommitParts parts)
    {
        int stateRows = parts.LeavesState ? 0 : 1;
        var rows = new RowOperation[
            stateRows + parts.Index.Count + parts.Rows.Count + parts.DeadLetters.Count + parts.Due.Count];
        DueRow[] due = parts.Due.Count > 0 ? [.. parts.Due.Select(Due)] : [];
        Fill(rows.AsSpan(stateRows), parts, due);
        if (!parts.LeavesState)
        {
            rows[0] = new RowOperation(write.RowKey!, Serialize(state));
        }

        int sizeBytes = 0;
        foreach (RowOperation row in rows)
        {
            sizeBytes += row.Key.Length + (row.Value?.Length ?? 0);
        }

        return Checked(new WriteContent
        {
            Operations = rows,
            Events = parts.Events,
            EventsJson = parts.Events.Count > 0 ? EventBlock.Write(parts.Events, context.Services.Events) : default,
            Due = due,
            Generation = parts.Generation,
            SizeBytes = sizeBytes,
        });
    }

    // By loops: a query over each of these mostly empty lists was a tenth of all that an order allocates.
    private void Fill(Span<RowOperation> rows, CommitParts parts, DueRow[] due)
    {
        int at = 0;
        foreach (IndexEntry entry in parts.Index)
        {
            rows[at++] = new RowOperation(
                RowKey.Index(entry, write.Stamp, owner.Key), ReadOnlyMemory<byte>.Empty);
        }

        foreach (RowChange row in parts.Rows)
        {
            rows[at++] = new RowOperation(RowKey.Owned(owner.Key, row.Name), row.Value);
        }

        foreach (DeadLetter letter in parts.DeadLetters)
        {
            rows[at++] = DeadLetterBox.Row(letter);
        }

        foreach (DueRow row in due)
        {
            rows[at++] = row.Cancelled
                ? RowOperation.Delete(row.RowKey)
                : new RowOperation(row.RowKey, ReadOnlyMemory<byte>.Empty);
        }
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
        int eventsSizeBytes = content.EventsJson.Length + 1 + SealedBatch.EventFrameSizeBytes;
        bool fits = content.Operations.Length + SealedBatch.EventRow <= limits.Operations
            && content.SizeBytes + eventsSizeBytes <= limits.BatchSizeBytes
            && eventsSizeBytes <= limits.RowSizeBytes;
        foreach (RowOperation row in content.Operations)
        {
            fits &= row.Value is not { } value || value.Length <= limits.RowSizeBytes;
        }

        return fits
            ? content
            : throw new InfrastructureException(
                "ledger_write_too_large",
                $"A write of {owner.StateName} is larger than the store takes.", retryable: false);
    }
}
