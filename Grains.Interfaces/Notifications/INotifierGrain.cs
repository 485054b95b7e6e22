using System.Text.Json.Serialization;
using OrderGrains.Json;
using OrderGrains.Orders;

namespace OrderGrains.Notifications;

/// <summary>
/// E-mails an order's customer about its events. Key: the order's. Fed by the stream of order events.
/// </summary>
[Alias("og.INotifierGrain")]
public interface INotifierGrain : IDueMessageTarget, IDeadLetterTarget
{
    /// <summary>What was sent, what is waiting, what was given up; without addresses.</summary>
    [Alias("List")]
    Task<IReadOnlyList<NotificationView>> List();
}

/// <summary>One e-mail about one event.</summary>
[GenerateSerializer, Immutable, Alias("og.NotificationView")]
public sealed record NotificationView
{
    /// <summary>The event's number within the order.</summary>
    [Id(0)]
    public required long Sequence { get; init; }

    /// <summary>What happened.</summary>
    [Id(1)]
    public required OrderEventType Type { get; init; }

    /// <summary>How often it was tried.</summary>
    [Id(2)]
    public required int Attempts { get; init; }

    /// <summary>Whether it was sent, waits for its next try, or was given up.</summary>
    [Id(3)]
    public required NotificationStatus Status { get; init; }
}

/// <summary>How far an e-mail got; in JSON in snake case.</summary>
[GenerateSerializer, Alias("og.NotificationStatus")]
[JsonConverter(typeof(SnakeCaseEnumConverter<NotificationStatus>))]
public enum NotificationStatus
{
    /// <summary>Waits for its next try.</summary>
    Pending = 0,

    /// <summary>The provider has taken it.</summary>
    Sent = 1,

    /// <summary>Given up; a dead letter names it.</summary>
    DeadLettered = 2,

    /// <summary>Not sent on purpose: no address.</summary>
    Suppressed = 3,
}
