using System.Collections.Concurrent;

namespace OrderGrains.Api.Hosting;

/// <summary>
/// The stores that take no more orders at the moment, as they said themselves, and until when. Safe to call from
/// anywhere.
/// </summary>
internal sealed class StoreRush(TimeProvider time)
{
    // Names of stores come from clients, but only those that exist refuse so.
    private const int MostStores = 10_000;

    private readonly ConcurrentDictionary<string, (long NotedAt, Refusal Refusal)> closed = new(StringComparer.Ordinal);

    /// <summary>The store's refusal while it lasts; null: it may be asked.</summary>
    public Refusal? Find(string storeId)
    {
        if (!closed.TryGetValue(storeId, out (long NotedAt, Refusal Refusal) found))
        {
            return null;
        }

        if (time.GetElapsedTime(found.NotedAt) < found.Refusal.RetryAfter)
        {
            return found.Refusal;
        }

        closed.TryRemove(new KeyValuePair<string, (long NotedAt, Refusal Refusal)>(storeId, found));
        return null;
    }

    /// <summary>A store has turned an order away.</summary>
    public void Note(string storeId, Refusal refusal)
    {
        if (closed.Count >= MostStores)
        {
            closed.Clear();
        }

        closed[storeId] = (time.GetTimestamp(), refusal);
    }
}
