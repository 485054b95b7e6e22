using OrderGrains.Ledger;
using OrderGrains.Money;
using OrderGrains.Orders;

namespace OrderGrains.Payments;

/// <summary>
/// A payment at the simulated provider as it is stored. Belongs to its grain's turn; not thread-safe.
/// </summary>
[GenerateSerializer, Alias("og.SimulatedIntentState")]
public sealed class SimulatedIntentState : ICommitted
{
    /// <summary>The name under which the state is stored.</summary>
    public const string StateName = "simulated-intent";

    /// <summary>The stream namespace of its reports; the stream's key is the order's.</summary>
    public const string StreamNamespace = "simulated-reports";

    private const string ReportName = "report";

    [NonSerialized]
    private CommitParts? parts;

    /// <summary>The format that it was written in.</summary>
    [Id(0)]
    public int Format { get; set; } = 1;

    /// <summary>Its id; empty: it was never begun.</summary>
    [Id(1)]
    public string IntentId { get; set; } = "";

    /// <summary>How much is to be paid.</summary>
    [Id(2)]
    public MinorUnits Amount { get; set; }

    /// <summary>When the money is taken.</summary>
    [Id(3)]
    public CaptureMode Capture { get; set; }

    /// <summary>How far it has come.</summary>
    [Id(4)]
    public IntentStatus Status { get; set; }

    /// <summary>What went back, by the refunds' ids.</summary>
    [Id(5)]
    public Refund[] Refunds { get; set; } = [];

    /// <summary>How its reports arrive.</summary>
    [Id(6)]
    public SimulatedCard Card { get; set; } = new();

    /// <summary>Reports that have not gone out yet.</summary>
    [Id(7)]
    public SimulatedReport[] Reports { get; set; } = [];

    /// <summary>The number of the newest report.</summary>
    [Id(8)]
    public int LastReport { get; set; }

    /// <summary>The key of the order that it is of.</summary>
    [Id(9)]
    public string OrderKey { get; set; } = "";

    private CommitParts Parts => parts ??= new CommitParts();

    /// <summary>Reports what happened, after a delay; as often and in the order that the card says.</summary>
    public void Report(DateTimeOffset now, TimeSpan delay, params ReadOnlySpan<ProviderEvent> happened)
    {
        List<SimulatedReport> reports = [];
        foreach (ProviderEvent each in happened)
        {
            LastReport++;
            SimulatedReport report = new()
            {
                Event = each with { Id = $"{IntentId}_{LastReport}", IntentId = IntentId },
                DueAt = Instant.RoundUp(now + delay),
            };
            reports.AddRange(Enumerable.Repeat(report, Card.Deliveries));
        }

        if (Card.Reversed)
        {
            reports.Reverse();
        }

        if (delay == TimeSpan.Zero)
        {
            Send(reports);
            return;
        }

        Reports = [.. Reports, .. reports];
        Parts.Due.Add(new DueChange(ReportName, reports[0].DueAt));
    }

    /// <summary>Sends what is due; true: something was.</summary>
    public bool SendDue(DateTimeOffset now)
    {
        SimulatedReport[] due = [.. Reports.Where(report => report.DueAt <= now)];
        Reports = [.. Reports.Where(report => report.DueAt > now)];
        Send(due);
        return due.Length > 0;
    }

    /// <inheritdoc/>
    public CommitParts TakeParts(DateTimeOffset committedAt)
    {
        CommitParts taken = parts ?? CommitParts.None;
        parts = null;
        return taken;
    }

    private void Send(IEnumerable<SimulatedReport> reports)
    {
        foreach (SimulatedReport report in reports)
        {
            Parts.Events.Add(new OutboxEvent(StreamNamespace, OrderKey, LastReport, report.Event));
        }
    }
}

/// <summary>A report that has not gone out yet.</summary>
[GenerateSerializer, Immutable, Alias("og.SimulatedReport")]
public sealed record SimulatedReport
{
    /// <summary>What it says.</summary>
    [Id(0)]
    public required ProviderEvent Event { get; init; }

    /// <summary>When it goes out.</summary>
    [Id(1)]
    public required DateTimeOffset DueAt { get; init; }
}
