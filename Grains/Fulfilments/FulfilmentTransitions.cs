using OrderGrains.Orders;

namespace OrderGrains.Fulfilments;

/// <summary>The one table of a ticket's states: which command leads from which state to which.</summary>
public static class FulfilmentTransitions
{
    private static readonly FulfilmentStatus[][] AllowedFrom =
        [.. Enum.GetValues<FulfilmentStatus>().Select(static from => Targets(from))];

    /// <summary>
    /// The state that a command leads to; null: the state does not allow it. A kitchen may skip what it did not note:
    /// what is handed over was made.
    /// </summary>
    public static FulfilmentStatus? Target(FulfilmentStatus from, FulfilmentCommand command) => (from, command) switch
    {
        (FulfilmentStatus.Created, FulfilmentCommand.Start) => FulfilmentStatus.InProgress,
        (FulfilmentStatus.Created or FulfilmentStatus.InProgress, FulfilmentCommand.Ready) => FulfilmentStatus.Ready,
        ( >= FulfilmentStatus.Created and <= FulfilmentStatus.Ready, FulfilmentCommand.Complete) =>
            FulfilmentStatus.Completed,
        ( >= FulfilmentStatus.Created and <= FulfilmentStatus.Ready, FulfilmentCommand.Reject) =>
            FulfilmentStatus.Rejected,
        _ => null,
    };

    /// <summary>The state that an order's state asks for; null: none, the kitchen has nothing to do with it.</summary>
    public static FulfilmentStatus? Wanted(OrderStatus order) => order switch
    {
        OrderStatus.Accepted => FulfilmentStatus.Created,
        OrderStatus.Preparing => FulfilmentStatus.InProgress,
        OrderStatus.Ready => FulfilmentStatus.Ready,
        OrderStatus.Completed => FulfilmentStatus.Completed,
        _ => null,
    };

    /// <summary>The states that commands may lead to, in the order of the states.</summary>
    public static IReadOnlyList<FulfilmentStatus> Allowed(FulfilmentStatus from) => AllowedFrom[(int)from];

    /// <summary>True when nothing can happen to the ticket any more.</summary>
    public static bool IsFinal(FulfilmentStatus status) => status >= FulfilmentStatus.Completed;

    /// <summary>The event that a state begins with.</summary>
    public static FulfilmentEventType EventOf(FulfilmentStatus status) => status switch
    {
        FulfilmentStatus.Created => FulfilmentEventType.Created,
        FulfilmentStatus.InProgress => FulfilmentEventType.Started,
        FulfilmentStatus.Ready => FulfilmentEventType.Ready,
        FulfilmentStatus.Completed => FulfilmentEventType.Completed,
        FulfilmentStatus.Rejected => FulfilmentEventType.Rejected,
        FulfilmentStatus.Cancelled => FulfilmentEventType.Cancelled,
        _ => throw new InvalidOperationException($"No event leads to {status}."),
    };

    private static FulfilmentStatus[] Targets(FulfilmentStatus from) =>
        [.. Enum.GetValues<FulfilmentCommand>().Select(command => Target(from, command))
            .OfType<FulfilmentStatus>()
            .Order()];
}
