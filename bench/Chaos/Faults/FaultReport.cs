using System.Globalization;

namespace OrderGrains.Bench.Chaos.Faults;

/// <summary>What a fault did to requests.</summary>
/// <param name="Fault">The fault.</param>
/// <param name="Silence">
/// From its beginning, or from the end of what nobody could answer during, until orders of all buckets answered.
/// </param>
/// <param name="Failed">Requests that had to be repeated meanwhile.</param>
public sealed record FaultReport(ClusterFault Fault, TimeSpan? Silence, int Failed)
{
    /// <summary>How long it took until all was as before.</summary>
    public TimeSpan Lasted { get; init; }

    /// <summary>The latency that one in a hundred of the answered requests exceeded.</summary>
    public TimeSpan P99 { get; init; }

    /// <summary>The longest latency of an answered request.</summary>
    public TimeSpan Longest { get; init; }

    /// <summary>What must not be; null: all is well.</summary>
    public string? Violation => Fault.IsHarmless && Failed > 0 ? $"{Failed} requests failed: {this}" : null;

    public override string ToString()
    {
        string silence = Silence is { } known
            ? string.Create(CultureInfo.InvariantCulture, $"all orders answered after {known.TotalSeconds:F1} s, ")
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Fault.Name} ({Lasted.TotalSeconds:F1} s): {silence}{Failed} requests repeated, ")
            + string.Create(
                CultureInfo.InvariantCulture,
                $"p99 {P99.TotalMilliseconds:F0} ms, longest {Longest.TotalMilliseconds:F0} ms");
    }
}
