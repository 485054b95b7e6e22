using System.Globalization;
using OrderGrains.Bench.Chaos.Faults;
using OrderGrains.Bench.Chaos.Load;

namespace OrderGrains.Bench.Chaos;

/// <summary>What a round on a cluster did and found.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Faults">What happened, in order.</param>
/// <param name="Journal">What the clients were told.</param>
/// <param name="Emails">E-mails written.</param>
/// <param name="Violations">What must not be; empty: all is well.</param>
public sealed record ClusterRoundReport(
    int Seed, IReadOnlyList<FaultReport> Faults, LoadJournal Journal, int Emails, IReadOnlyList<string> Violations)
{
    /// <summary>How long the orders of killed silos did not answer.</summary>
    public IEnumerable<TimeSpan> SilencesAfterKills => Faults
        .Where(report => report.Fault == ClusterFaults.KillOne).Select(report => report.Silence).OfType<TimeSpan>();

    /// <summary>Median and worst of many rounds, in words.</summary>
    public static string Summary(IEnumerable<ClusterRoundReport> rounds)
    {
        TimeSpan[] silences = [.. rounds.SelectMany(round => round.SilencesAfterKills).Order()];
        return silences.Length == 0 ? "no silo was killed" : string.Create(
            CultureInfo.InvariantCulture,
            $"orders of a killed silo answered after {silences[silences.Length / 2].TotalSeconds:F1} s (median), ")
            + string.Create(
                CultureInfo.InvariantCulture, $"{silences[^1].TotalSeconds:F1} s (worst of {silences.Length})");
    }

    public override string ToString() =>
        $"seed {Seed}: {Journal}, {Emails} e-mails: "
        + (Violations.Count == 0 ? "ok" : $"{Violations.Count} VIOLATIONS");
}
