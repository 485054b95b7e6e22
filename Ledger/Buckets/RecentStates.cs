namespace OrderGrains.Ledger;

/// <summary>
/// States of one bucket as the store has them, those of the keys that were last read and written: a grain that comes
/// back, or that there never was, is known without a read. They stay true while the bucket is held: nobody else writes
/// its rows, and every commit passes here before its writers are told.
/// <code>
/// read, written ──▶ newer ──(full)──▶ older ──(newer is full again)──▶ forgotten
///                     ▲─── used again ──╯
/// </code>
/// A key's states are remembered and forgotten together: what is said of one that is not there rests on the others.
/// Safe to call from anywhere.
/// </summary>
/// <param name="sizeBytes">The most that is remembered, about; 0: nothing.</param>
internal sealed class RecentStates(long sizeBytes)
{
    private readonly Lock gate = new();
    private Dictionary<string, KeyStates> newer = new(StringComparer.Ordinal);
    private Dictionary<string, KeyStates> older = new(StringComparer.Ordinal);
    private long newerSizeBytes;
    private long turn;

    /// <summary>
    /// Asked for before the store is: what it answers is remembered only if nothing was forgotten meanwhile, since what
    /// was forgotten may have been newer.
    /// </summary>
    public long Turn => Volatile.Read(ref turn);

    /// <summary>Looks a state up.</summary>
    /// <param name="rowKey">Its row.</param>
    /// <param name="row">Its bytes; null when there is no such state.</param>
    /// <returns>False when only the store knows.</returns>
    public bool TryGet(string rowKey, out ReadOnlyMemory<byte>? row)
    {
        lock (gate)
        {
            row = null;
            return Find(rowKey) is { } states && states.TryGet(rowKey, out row);
        }
    }

    /// <summary>Remembers what a commit has written and deleted; before anybody is told of it.</summary>
    public void Committed(IReadOnlyList<RowOperation> operations)
    {
        if (sizeBytes == 0)
        {
            return;
        }

        lock (gate)
        {
            foreach (RowOperation operation in operations)
            {
                if (RowKey.IsState(operation.Key))
                {
                    KeyStates states = FindOrAdd(operation.Key);
                    Grow(states.Put(operation.Key, operation.Value));
                }
            }
        }
    }

    /// <summary>Remembers what the store has answered, unless a commit has said otherwise meanwhile.</summary>
    /// <param name="asked">The <see cref="Turn"/> before it was asked.</param>
    /// <param name="rowKey">The state that was asked for.</param>
    /// <param name="found">It, or with it others of its key; empty when there is none.</param>
    /// <param name="isWhole">True when the key has no other states.</param>
    public void Answered(long asked, string rowKey, IReadOnlyList<StoreRow> found, bool isWhole)
    {
        if (sizeBytes == 0)
        {
            return;
        }

        lock (gate)
        {
            if (asked != turn)
            {
                return;
            }

            KeyStates states = FindOrAdd(rowKey);
            long grown = 0;
            foreach (StoreRow row in found)
            {
                grown += states.Add(row.Key, row.Value);
            }

            grown += states.Add(rowKey, null);
            states.IsWhole |= isWhole;
            Grow(grown);
        }
    }

    private KeyStates FindOrAdd(string rowKey)
    {
        if (Find(rowKey) is { } known)
        {
            return known;
        }

        string key = RowKey.OfKey(rowKey).ToString();
        KeyStates states = new(key);
        newer.Add(key, states);
        Grow(states.SizeBytes);
        return states;
    }

    private KeyStates? Find(string rowKey)
    {
        ReadOnlySpan<char> key = RowKey.OfKey(rowKey);
        if (newer.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out KeyStates? known))
        {
            return known;
        }

        if (!older.GetAlternateLookup<ReadOnlySpan<char>>().Remove(key, out string? name, out known))
        {
            return null;
        }

        newer.Add(name, known);
        Grow(known.SizeBytes);
        return known;
    }

    // What was just added may be in the older half now; it is found there.
    private void Grow(long addedSizeBytes)
    {
        newerSizeBytes += addedSizeBytes;
        if (newerSizeBytes > sizeBytes / 2)
        {
            (older, newer) = (newer, new Dictionary<string, KeyStates>(newer.Count, StringComparer.Ordinal));
            newerSizeBytes = 0;
            Volatile.Write(ref turn, turn + 1);
        }
    }
}
