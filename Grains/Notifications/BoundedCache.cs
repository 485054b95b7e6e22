namespace OrderGrains.Notifications;

/// <summary>
/// Keeps the values used last, and never more than its capacity. Safe to call from anywhere; a value may be made twice
/// when two callers miss it at once.
/// </summary>
public sealed class BoundedCache<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, LinkedListNode<KeyValuePair<TKey, TValue>>> nodes = [];
    private readonly LinkedList<KeyValuePair<TKey, TValue>> newestFirst = [];

    /// <summary>How many values it holds.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return nodes.Count;
            }
        }
    }

    /// <summary>Looks a value up and marks it as used.</summary>
    public bool TryGet(TKey key, out TValue value)
    {
        lock (gate)
        {
            if (!nodes.TryGetValue(key, out LinkedListNode<KeyValuePair<TKey, TValue>>? node))
            {
                value = default!;
                return false;
            }

            newestFirst.Remove(node);
            newestFirst.AddFirst(node);
            value = node.Value.Value;
            return true;
        }
    }

    /// <summary>Puts a value in; the one that was not used for the longest time makes room.</summary>
    public void Set(TKey key, TValue value)
    {
        lock (gate)
        {
            if (nodes.Remove(key, out LinkedListNode<KeyValuePair<TKey, TValue>>? old))
            {
                newestFirst.Remove(old);
            }

            nodes[key] = newestFirst.AddFirst(KeyValuePair.Create(key, value));
            if (nodes.Count > capacity)
            {
                nodes.Remove(newestFirst.Last!.Value.Key);
                newestFirst.RemoveLast();
            }
        }
    }

    /// <summary>Removes the values whose keys match.</summary>
    public void Remove(Func<TKey, bool> matches)
    {
        lock (gate)
        {
            foreach (TKey key in nodes.Keys.Where(matches).ToArray())
            {
                newestFirst.Remove(nodes[key]);
                nodes.Remove(key);
            }
        }
    }
}
