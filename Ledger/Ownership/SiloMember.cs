namespace OrderGrains.Ledger;

/// <summary>
/// A silo as its heartbeat row tells of it. A process that lost its place and comes back is another member.
/// </summary>
/// <param name="Id">Its identity: of this incarnation alone.</param>
/// <param name="Address">Where other silos reach it, e.g. <c>host:port@generation</c>; opaque to the ledger.</param>
/// <param name="HttpAddress">Where its front end is reached; null when it has none.</param>
/// <param name="ProcessId">Its process id, for people who look.</param>
/// <param name="StartedAt">When it joined, by its own clock.</param>
/// <param name="State">How far it is in its life.</param>
/// <param name="Beat">One more at every renewal of its lease.</param>
public sealed record SiloMember(
    string Id,
    string Address,
    string? HttpAddress,
    int ProcessId,
    DateTimeOffset StartedAt,
    SiloState State,
    long Beat);
