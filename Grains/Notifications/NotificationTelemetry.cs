using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace OrderGrains.Notifications;

/// <summary>What e-mails tell about themselves. Safe to use from anywhere.</summary>
internal static class NotificationTelemetry
{
    private const string Name = "OrderGrains";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    /// <summary>E-mails that a provider has taken.</summary>
    public static readonly Counter<long> Sent =
        Meter.CreateCounter<long>("ordergrains.emails.sent", "{email}", "E-mails that a provider has taken.");

    /// <summary>Tries that failed.</summary>
    public static readonly Counter<long> Failed =
        Meter.CreateCounter<long>("ordergrains.emails.failed", "{attempt}", "Tries to send an e-mail that failed.");

    /// <summary>E-mails given up.</summary>
    public static readonly Counter<long> DeadLettered =
        Meter.CreateCounter<long>("ordergrains.emails.dead_lettered", "{email}", "E-mails given up.");

    /// <summary>E-mails not sent on purpose.</summary>
    public static readonly Counter<long> Suppressed =
        Meter.CreateCounter<long>("ordergrains.emails.suppressed", "{email}", "E-mails not sent: there is no address.");

    /// <summary>Starts the span of one try, in the trace of the request that caused the event.</summary>
    public static Activity? Start(EntityKey order, NotificationEntry entry)
    {
        Activity? activity = ActivityContext.TryParse(
            entry.TraceParent, null, isRemote: true, out ActivityContext cause)
            ? Source.StartActivity("email.send", ActivityKind.Producer, cause)
            : Source.StartActivity("email.send", ActivityKind.Producer);
        activity?.SetTag("ordergrains.order.id", order.Id);
        activity?.SetTag("ordergrains.event.type", SnakeCase.Of(entry.Type));
        activity?.SetTag("ordergrains.event.sequence", entry.Sequence);
        activity?.SetTag("ordergrains.email.attempt", entry.Attempts);
        return activity;
    }
}
