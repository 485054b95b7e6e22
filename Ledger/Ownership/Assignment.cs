using System.Globalization;

namespace OrderGrains.Ledger;

/// <summary>
/// Which silo is to own which bucket: even within one bucket, with as few moves as that allows. What a silo has it
/// keeps, up to its share; the rest goes by rendezvous hashing. The same input gives every silo the same answer.
/// </summary>
internal static class Assignment
{
    /// <summary>The owner that each bucket is to have.</summary>
    /// <param name="present">The owner that each bucket has or is moving to; null, or an unknown silo: none.</param>
    /// <param name="silos">The silos that take part; at least one, each once.</param>
    public static string[] Targets(IReadOnlyList<string?> present, IReadOnlyList<string> silos)
    {
        var targets = new string?[present.Count];
        Dictionary<string, int> room = Shares(present, silos);
        foreach (string silo in silos)
        {
            IEnumerable<int> kept = Enumerable.Range(0, present.Count)
                .Where(bucket => present[bucket] == silo)
                .OrderByDescending(bucket => Weight(bucket, silo))
                .Take(room[silo]);
            foreach (int bucket in kept.ToArray())
            {
                targets[bucket] = silo;
                room[silo]--;
            }
        }

        for (int bucket = 0; bucket < targets.Length; bucket++)
        {
            if (targets[bucket] is null)
            {
                string chosen = silos.Where(silo => room[silo] > 0).MaxBy(silo => Weight(bucket, silo))!;
                targets[bucket] = chosen;
                room[chosen]--;
            }
        }

        return targets!;
    }

    /// <summary>How many buckets each silo gets: those that have most now get the odd ones.</summary>
    private static Dictionary<string, int> Shares(IReadOnlyList<string?> present, IReadOnlyList<string> silos)
    {
        (int share, int odd) = Math.DivRem(present.Count, silos.Count);
        return silos
            .OrderByDescending(silo => present.Count(owner => owner == silo))
            .ThenBy(silo => silo, StringComparer.Ordinal)
            .Select((silo, place) => (silo, room: share + (place < odd ? 1 : 0)))
            .ToDictionary(entry => entry.silo, entry => entry.room, StringComparer.Ordinal);
    }

    private static ulong Weight(int bucket, string silo) =>
        KeyHash.Compute(string.Create(CultureInfo.InvariantCulture, $"{bucket}/{silo}"));
}
