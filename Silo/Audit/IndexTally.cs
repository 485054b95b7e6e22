using System.Globalization;
using OrderGrains.Ledger;

namespace OrderGrains.Audit;

/// <summary>
/// A fingerprint of a set of index entries: two sets with the same one are the same, in whatever order they were read.
/// So neither side has to be kept.
/// </summary>
internal record struct IndexTally(long Count, ulong Sum)
{
    /// <summary>Adds an entry.</summary>
    public void Add(IndexEntry entry, IndexPosition position)
    {
        Count++;
        Sum = unchecked(Sum + KeyHash.Compute(string.Create(
            CultureInfo.InvariantCulture, $"{entry.Index}\n{entry.Partition}\n{position.Stamp}\n{position.Key}")));
    }
}
