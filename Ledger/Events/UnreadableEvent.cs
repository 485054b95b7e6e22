namespace OrderGrains.Ledger;

/// <summary>
/// An event as it is stored, which this process cannot read: its stream or its format is a later version's. It is
/// parked, and read again when somebody redrives it.
/// </summary>
/// <param name="Json">The event itself.</param>
/// <param name="Error">The kind of failure.</param>
internal sealed record UnreadableEvent(ReadOnlyMemory<byte> Json, string Error)
{
    /// <summary>True for an event that was not read.</summary>
    public static bool Is(OutboxEvent entry) => entry.Payload is UnreadableEvent;
}
