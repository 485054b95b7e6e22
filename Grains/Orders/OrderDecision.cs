namespace OrderGrains.Orders;

/// <summary>
/// What a command leads to: entries to commit, a refusal, or the recorded answer to an earlier request.
/// </summary>
/// <param name="Entries">
/// What has happened, by the command or because a time has passed. Committed even when refused.
/// </param>
/// <param name="Refusal">Why the command itself is refused.</param>
/// <param name="ReplayedVersion">The version that the first, identical request led to.</param>
public sealed record OrderDecision(OrderEntry[] Entries, Refusal? Refusal = null, long? ReplayedVersion = null)
{
    /// <summary>Refuses; nothing has happened.</summary>
    public static OrderDecision Refuse(Refusal refusal) => new([], refusal);

    /// <summary>Answers with the recorded answer.</summary>
    public static OrderDecision Replay(long version) => new([], null, version);
}
