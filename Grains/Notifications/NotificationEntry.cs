using OrderGrains.Orders;

namespace OrderGrains.Notifications;

/// <summary>
/// How far the e-mail about one event got. What a further try needs is kept only as long as there may be one; no
/// address is kept at all.
/// </summary>
[GenerateSerializer, Immutable, Alias("og.NotificationEntry")]
public sealed record NotificationEntry
{
    /// <summary>The event's number within the order.</summary>
    [Id(0)]
    public required long Sequence { get; init; }

    /// <summary>What happened.</summary>
    [Id(1)]
    public required OrderEventType Type { get; init; }

    /// <summary>How far it got.</summary>
    [Id(2)]
    public NotificationStatus Status { get; init; }

    /// <summary>How often it was tried.</summary>
    [Id(3)]
    public int Attempts { get; init; }

    /// <summary>When it is tried again.</summary>
    [Id(4)]
    public DateTimeOffset? NextTry { get; init; }

    /// <summary>What the provider knows it by.</summary>
    [Id(5)]
    public string? OperationId { get; init; }

    /// <summary>When the first try of the current repeatability window began.</summary>
    [Id(6)]
    public DateTimeOffset? FirstSent { get; init; }

    /// <summary>The last failure, without personal data.</summary>
    [Id(7)]
    public string? Error { get; init; }

    /// <summary>Why, for a reject or cancel.</summary>
    [Id(8)]
    public OrderReason? Reason { get; init; }

    /// <summary>The promised time, as the event gave it.</summary>
    [Id(9)]
    public DateTimeOffset? ReadyAt { get; init; }

    /// <summary>The W3C trace context of the request that caused the event.</summary>
    [Id(10)]
    public string? TraceParent { get; init; }

    /// <summary>The entry of an event that has just come in, to be tried at once.</summary>
    public static NotificationEntry Of(OrderEvent happened, DateTimeOffset now) => new()
    {
        Sequence = happened.Sequence,
        Type = happened.Type,
        NextTry = now,
        Reason = happened.Data.Reason,
        ReadyAt = happened.Data.ReadyAt,
        TraceParent = happened.TraceParent,
    };

    /// <summary>The entry once nothing is left to do: only what is shown remains.</summary>
    public NotificationEntry Finish(NotificationStatus status) =>
        new() { Sequence = Sequence, Type = Type, Status = status, Attempts = Attempts };
}
