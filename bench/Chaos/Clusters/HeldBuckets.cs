using System.Globalization;
using System.Text.RegularExpressions;

namespace OrderGrains.Bench.Chaos.Clusters;

/// <summary>The buckets that a silo holds, as its log tells. Safe to use from anywhere.</summary>
public sealed partial class HeldBuckets
{
    private readonly Lock gate = new();
    private readonly HashSet<int> held = [];

    /// <summary>The buckets.</summary>
    public IReadOnlyList<int> Numbers
    {
        get
        {
            lock (gate)
            {
                return [.. held];
            }
        }
    }

    /// <summary>Reads a line of the log.</summary>
    public void Read(string line)
    {
        Match change = Change().Match(line);
        if (!change.Success)
        {
            return;
        }

        int bucket = int.Parse(change.Groups["bucket"].ValueSpan, CultureInfo.InvariantCulture);
        lock (gate)
        {
            _ = change.Groups["change"].Value == "open" ? held.Add(bucket) : held.Remove(bucket);
        }
    }

    [GeneratedRegex(@"Bucket (?<bucket>\d+) is (?<change>open|closed|lost)")]
    private static partial Regex Change();
}
