namespace OrderGrains.Ledger;

/// <summary>A bucket that this process holds, for people who look.</summary>
/// <param name="Bucket">Its number.</param>
/// <param name="Epoch">Its fencing number.</param>
/// <param name="CommitNumber">Its newest commit.</param>
/// <param name="IsMoving">True while it is drained for another silo.</param>
/// <param name="Queue">Writes that wait for a commit.</param>
/// <param name="Outbox">Deliveries of events that are not acknowledged yet.</param>
/// <param name="OutboxLag">The age of the oldest commit whose events are not all delivered.</param>
/// <param name="Due">Due messages of the next minutes.</param>
public sealed record BucketStatus(
    int Bucket, long Epoch, long CommitNumber, bool IsMoving, int Queue, int Outbox, TimeSpan OutboxLag, int Due);
