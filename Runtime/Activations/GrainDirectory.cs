using System.Collections.Concurrent;

namespace OrderGrains.Runtime;

/// <summary>
/// The live grains of a class by their keys: many small tables instead of a large one. A table that grows keeps
/// everybody waiting until it has moved all of its entries, for half a million more than a tenth of a second;
/// small ones grow one after the other. The order of enumeration depends on the keys alone. Safe to use from anywhere.
/// </summary>
internal sealed class GrainDirectory
{
    private const int TableCount = 128;
    private const int FirstCapacity = 7;

    // Ids differ at their ends, whether they count or are random.
    private const int HashedCharacters = 8;

    private readonly ConcurrentDictionary<string, Activation>[] tables =
    [
        .. Enumerable.Range(0, TableCount).Select(_ =>
            new ConcurrentDictionary<string, Activation>(concurrencyLevel: 1, FirstCapacity, StringComparer.Ordinal)),
    ];

    /// <summary>All of them, while they change.</summary>
    public IEnumerable<Activation> All => tables.SelectMany(static table => table).Select(static pair => pair.Value);

    /// <summary>The grain of a key, or null.</summary>
    public Activation? Find(ReadOnlySpan<char> key) =>
        TableOf(key).GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out Activation? found) ? found : null;

    /// <summary>The grain of a key, or null.</summary>
    public Activation? Find(string key) => TableOf(key).GetValueOrDefault(key);

    /// <summary>Enters a grain; false when its key has one.</summary>
    public bool TryAdd(Activation activation) => TableOf(activation.Key).TryAdd(activation.Key, activation);

    /// <summary>Takes a grain out; false when it is not the one of its key.</summary>
    public bool TryRemove(Activation activation) =>
        TableOf(activation.Key).TryRemove(new KeyValuePair<string, Activation>(activation.Key, activation));

    private ConcurrentDictionary<string, Activation> TableOf(ReadOnlySpan<char> key)
    {
        uint hash = 0;
        foreach (char character in key[^Math.Min(key.Length, HashedCharacters)..])
        {
            hash = (hash * 31) + character;
        }

        return tables[hash % TableCount];
    }
}
