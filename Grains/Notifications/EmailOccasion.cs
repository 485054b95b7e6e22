using OrderGrains.Orders;

namespace OrderGrains.Notifications;

/// <summary>What an e-mail is about: everything that its content may depend on.</summary>
public sealed record EmailOccasion
{
    /// <summary>The order.</summary>
    public required OrderView Order { get; init; }

    /// <summary>What happened.</summary>
    public required OrderEventType Type { get; init; }

    /// <summary>Why, for a reject or cancel.</summary>
    public OrderReason? Reason { get; init; }

    /// <summary>The promised time, as the event gave it.</summary>
    public DateTimeOffset? ReadyAt { get; init; }

    /// <summary>The time zone that times are shown in.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>The language, a BCP 47 tag.</summary>
    public string Locale { get; init; } = EmailLocale.Default;
}
