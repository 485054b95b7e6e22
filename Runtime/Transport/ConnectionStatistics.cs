namespace OrderGrains.Runtime;

/// <summary>What went over one connection since it was made.</summary>
/// <param name="Peer">The other side: a silo's address, or a client's name.</param>
/// <param name="IsOutbound">Whether this side made it, and so calls; otherwise the other side calls.</param>
/// <param name="Calls">How many calls were made.</param>
/// <param name="Outstanding">How many of them have no answer yet.</param>
/// <param name="Failures">How many of them failed, or were sent back.</param>
/// <param name="BytesSent">How many bytes were sent.</param>
/// <param name="BytesReceived">How many bytes were received.</param>
/// <param name="BytesUnsent">How many bytes wait to be sent.</param>
public sealed record ConnectionStatistics(
    string Peer,
    bool IsOutbound,
    long Calls,
    int Outstanding,
    long Failures,
    long BytesSent,
    long BytesReceived,
    int BytesUnsent);
