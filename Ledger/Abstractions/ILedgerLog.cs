namespace OrderGrains.Ledger;

/// <summary>
/// The events of a bucket as they are committed, for those who follow it. Not how events are consumed: nothing is
/// acknowledged, and what is older than the log's retention is gone. Safe to call from anywhere.
/// </summary>
public interface ILedgerLog
{
    /// <summary>
    /// Reads the committed events of the key's bucket from a place on; waits for one while there is none. Never shows
    /// what is not committed.
    /// </summary>
    /// <param name="key">A key whose bucket is held here.</param>
    /// <param name="from">Where to begin; null: at the end, which is answered at once.</param>
    /// <param name="limit">The most events; 0: only whether the log still goes back to <paramref name="from"/>.</param>
    /// <param name="wait">How long to wait at most; an empty page comes then.</param>
    /// <exception cref="InfrastructureException">Another silo holds the bucket, or the store is away.</exception>
    ValueTask<LogPage> ReadLogAsync(string key, LogPosition? from, int limit, TimeSpan wait);
}
