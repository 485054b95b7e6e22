namespace OrderGrains.Ledger;

/// <summary>What is remembered of the states of one key. Guarded by its owner.</summary>
/// <param name="key">The beginning that the key's state rows share.</param>
internal sealed class KeyStates(string key)
{
    /// <summary>Larger states are not kept: their grains keep them.</summary>
    public const int LargestKeptSizeBytes = 1_024;

    // About what the objects around the bytes take.
    private const int KeySizeBytes = 160;
    private const int StateSizeBytes = 80;

    private (string RowKey, bool IsKept, ReadOnlyMemory<byte>? Row)[] states = [];

    /// <summary>True when a state that is not among these is not in the store either.</summary>
    public bool IsWhole { get; set; }

    /// <summary>How much memory it takes, about.</summary>
    public long SizeBytes { get; private set; } = KeySizeBytes + (key.Length * sizeof(char));

    /// <summary>Looks a state up; false when only the store knows.</summary>
    public bool TryGet(string rowKey, out ReadOnlyMemory<byte>? row)
    {
        int index = IndexOf(rowKey);
        row = index < 0 ? null : states[index].Row;
        return index < 0 ? IsWhole : states[index].IsKept;
    }

    /// <summary>Sets a state: its bytes, or null that there is none.</summary>
    /// <returns>How much memory it takes more.</returns>
    public long Put(string rowKey, ReadOnlyMemory<byte>? row)
    {
        int index = IndexOf(rowKey);
        long before = SizeBytes;
        if (index < 0)
        {
            index = states.Length;
            Array.Resize(ref states, index + 1);
            states[index].RowKey = rowKey;
            SizeBytes += StateSizeBytes + (rowKey.Length * sizeof(char));
        }

        bool isKept = row is not { Length: > LargestKeptSizeBytes };
        SizeBytes -= states[index].Row?.Length ?? 0;
        states[index] = (states[index].RowKey, isKept, isKept ? row : null);
        SizeBytes += states[index].Row?.Length ?? 0;
        return SizeBytes - before;
    }

    /// <summary>Sets a state of which nothing is said yet.</summary>
    /// <returns>How much memory it takes more.</returns>
    public long Add(string rowKey, ReadOnlyMemory<byte>? row) => IndexOf(rowKey) < 0 ? Put(rowKey, row) : 0;

    private int IndexOf(string rowKey)
    {
        int index = states.Length - 1;
        while (index >= 0 && states[index].RowKey != rowKey)
        {
            index--;
        }

        return index;
    }
}
