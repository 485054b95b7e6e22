namespace OrderGrains.Ledger;

/// <summary>Sets or cancels a due message to the grain whose state is written.</summary>
/// <param name="Name">What is due, e.g. <c>accept_deadline</c>; unique within the grain at one due time.</param>
/// <param name="DueAt">When it is delivered, or for a cancelled one, when it would have been.</param>
/// <param name="Cancelled">True: delete it. A cancelled message may still arrive; the state decides.</param>
public readonly record struct DueChange(string Name, DateTimeOffset DueAt, bool Cancelled = false);
