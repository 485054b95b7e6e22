namespace OrderGrains.Ledger;

/// <summary>What one write puts into its commit, already in bytes.</summary>
internal sealed record WriteContent
{
    /// <summary>An abandoned write's content.</summary>
    public static readonly WriteContent Nothing = new() { Operations = [] };

    /// <summary>The rows to write and delete.</summary>
    public required RowOperation[] Operations { get; init; }

    /// <summary>The events, as the relay delivers them.</summary>
    public IReadOnlyList<OutboxEvent> Events { get; init; } = [];

    /// <summary>The same events as comma-separated JSON.</summary>
    public ReadOnlyMemory<byte> EventsJson { get; init; }

    /// <summary>Due messages set and cancelled.</summary>
    public IReadOnlyList<DueRow> Due { get; init; } = [];

    /// <summary>The generation that it depends on, if it depends on another write.</summary>
    public long? Generation { get; init; }

    /// <summary>The bytes of all rows.</summary>
    public int SizeBytes { get; init; }
}

/// <summary>A due message set or cancelled, with its row's key.</summary>
internal readonly record struct DueRow(string RowKey, DueMessage Message, bool Cancelled);
