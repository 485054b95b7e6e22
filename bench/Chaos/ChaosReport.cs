using System.Globalization;

namespace OrderGrains.Bench.Chaos;

/// <summary>What a round did and found.</summary>
public sealed record ChaosReport
{
    public required int Seed { get; init; }

    /// <summary>Requests that were answered with success: what must not be lost.</summary>
    public required long Acknowledged { get; init; }

    /// <summary>Orders that were acknowledged at least once.</summary>
    public required int AcknowledgedOrders { get; init; }

    /// <summary>
    /// Orders that the server lists at the end; more, as an answer may be lost where the order is not.
    /// </summary>
    public required int ListedOrders { get; init; }

    /// <summary>Requests that got no answer, as the server was killed.</summary>
    public required long Unanswered { get; init; }

    /// <summary>E-mails written.</summary>
    public required int Emails { get; init; }

    public required int Kills { get; init; }

    /// <summary>What must not be; empty: all is well.</summary>
    public required IReadOnlyList<string> Violations { get; init; }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"seed {Seed}: {Kills} kills, {Acknowledged:N0} acknowledged changes of {AcknowledgedOrders:N0} orders, ")
        + string.Create(
            CultureInfo.InvariantCulture,
            $"{Unanswered:N0} unanswered, {ListedOrders:N0} listed, {Emails:N0} e-mails: ")
        + (Violations.Count == 0 ? "ok" : $"{Violations.Count} VIOLATIONS");
}
