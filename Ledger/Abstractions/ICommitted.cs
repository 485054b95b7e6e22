namespace OrderGrains.Ledger;

/// <summary>
/// A persisted state that commits more than itself: its events, due messages, index entries, rows and dead letters
/// become durable in the same atomic write as the state. There is no other way to publish.
/// </summary>
public interface ICommitted
{
    /// <summary>
    /// Called once per write, just before the state is serialized. Hands over what is pending and forgets it.
    /// When the write fails, the activation is dropped and with it this state, so nothing is lost by forgetting.
    /// </summary>
    /// <param name="committedAt">
    /// The commit's time, given by the bucket: strictly increasing in the order of its commits, in microseconds.
    /// </param>
    /// <returns>What is committed beside the state; <see cref="CommitParts.None"/> for nothing.</returns>
    CommitParts TakeParts(DateTimeOffset committedAt);
}
