namespace OrderGrains.Ledger;

/// <summary>One event of the log, bound for every consumer of a stream.</summary>
/// <param name="StreamNamespace">The stream's namespace: decides which grain classes consume it.</param>
/// <param name="StreamKey">The key of the stream and of the consuming grains.</param>
/// <param name="Sequence">The event's number within its subject: what consumers deduplicate by.</param>
/// <param name="Payload">The event itself, an immutable message.</param>
public readonly record struct OutboxEvent(string StreamNamespace, string StreamKey, long Sequence, object Payload);
