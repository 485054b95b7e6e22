using System.Text.RegularExpressions;

namespace OrderGrains.Bench.Chaos.Tracing;

/// <summary>
/// What a trace of sequential requests shows: between the receipt of each order and its answer, a sync of the store's
/// file ended with success.
/// </summary>
/// <param name="Answers">Orders answered with 201.</param>
/// <param name="Synced">How many of them had a completed sync since their receipt.</param>
/// <param name="Example">The calls of the last one.</param>
public sealed partial record TraceReport(int Answers, int Synced, IReadOnlyList<string> Example)
{
    /// <summary>True when no answer went out before a sync.</summary>
    public bool IsSound => Answers > 0 && Synced == Answers;

    public static TraceReport Of(IEnumerable<string> lines)
    {
        int answers = 0;
        int synced = 0;
        bool receiving = false;
        bool hasSync = false;
        List<string> calls = [];
        List<string> example = [];
        foreach (string line in lines)
        {
            if (line.Contains("\"POST /v1/orders ", StringComparison.Ordinal))
            {
                (receiving, hasSync) = (true, false);
                calls = [line];
            }
            else if (receiving && SyncEnded().IsMatch(line))
            {
                hasSync = true;
                calls.Add(line);
            }
            else if (receiving && line.Contains("\"HTTP/1.1 201", StringComparison.Ordinal))
            {
                answers++;
                synced += hasSync ? 1 : 0;
                receiving = false;
                calls.Add(line);
                example = calls;
            }
        }

        return new TraceReport(answers, synced, example);
    }

    public override string ToString() =>
        $"{Synced} of {Answers} answers followed a completed sync. The last one:\n  {string.Join("\n  ", Example)}";

    [GeneratedRegex(@"\b(fsync|fdatasync)(\(\d+\)| resumed>\)?.*)\s+= 0")]
    private static partial Regex SyncEnded();
}
