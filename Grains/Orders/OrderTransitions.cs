namespace OrderGrains.Orders;

/// <summary>The one table of an order's states: which command leads from which state to which.</summary>
public static class OrderTransitions
{
    private static readonly OrderStatus[] Statuses = Enum.GetValues<OrderStatus>();
    private static readonly OrderStatus[][] AllowedNow = [.. Statuses.Select(from => Targets(from, [false]))];
    private static readonly OrderStatus[][] AllowedLater = [.. Statuses.Select(from => Targets(from, [false, true]))];

    /// <summary>The state that a command leads to; null: the state does not allow it.</summary>
    /// <param name="from">The state.</param>
    /// <param name="command">The command.</param>
    /// <param name="later">True when the kitchen is to get the order at a time yet to come.</param>
    public static OrderStatus? Target(OrderStatus from, OrderCommand command, bool later) => (from, command) switch
    {
        (OrderStatus.Placed, OrderCommand.Accept) => later ? OrderStatus.Scheduled : OrderStatus.Accepted,
        (OrderStatus.Placed, OrderCommand.Reject) => OrderStatus.Rejected,
        (OrderStatus.Accepted, OrderCommand.Prepare) => OrderStatus.Preparing,
        (OrderStatus.Preparing, OrderCommand.Ready) => OrderStatus.Ready,
        (OrderStatus.Ready, OrderCommand.Complete) => OrderStatus.Completed,
        ( < OrderStatus.Completed, OrderCommand.Cancel) => OrderStatus.Cancelled,
        _ => null,
    };

    /// <summary>The states that commands may lead to, in the order of the states.</summary>
    /// <param name="from">The state.</param>
    /// <param name="hasFireTime">True for an order that was placed for later.</param>
    public static IReadOnlyList<OrderStatus> Allowed(OrderStatus from, bool hasFireTime) =>
        (hasFireTime ? AllowedLater : AllowedNow)[(int)from];

    /// <summary>True when nothing can happen to the order any more.</summary>
    public static bool IsFinal(OrderStatus status) => status >= OrderStatus.Completed;

    /// <summary>The state after an event.</summary>
    public static OrderStatus After(OrderStatus before, OrderEventType happened) => happened switch
    {
        OrderEventType.Created => OrderStatus.PendingPayment,
        OrderEventType.Placed => OrderStatus.Placed,
        OrderEventType.Accepted => OrderStatus.Accepted,
        OrderEventType.Rejected => OrderStatus.Rejected,
        OrderEventType.Scheduled => OrderStatus.Scheduled,
        OrderEventType.Preparing => OrderStatus.Preparing,
        OrderEventType.Ready => OrderStatus.Ready,
        OrderEventType.Completed => OrderStatus.Completed,
        OrderEventType.Cancelled => OrderStatus.Cancelled,
        OrderEventType.Delayed => before,
        _ => throw new InvalidOperationException($"There is no event {happened}."),
    };

    /// <summary>The state that a timeline leads to.</summary>
    public static OrderStatus Fold(ReadOnlySpan<OrderEntry> timeline)
    {
        OrderStatus status = OrderStatus.PendingPayment;
        foreach (OrderEntry entry in timeline)
        {
            status = After(status, entry.Type);
        }

        return status;
    }

    /// <summary>The event that a state begins with.</summary>
    public static OrderEventType EventOf(OrderStatus status) => status switch
    {
        OrderStatus.Accepted => OrderEventType.Accepted,
        OrderStatus.Scheduled => OrderEventType.Scheduled,
        OrderStatus.Preparing => OrderEventType.Preparing,
        OrderStatus.Ready => OrderEventType.Ready,
        OrderStatus.Completed => OrderEventType.Completed,
        OrderStatus.Rejected => OrderEventType.Rejected,
        OrderStatus.Cancelled => OrderEventType.Cancelled,
        _ => throw new InvalidOperationException($"No command leads to {status}."),
    };

    private static OrderStatus[] Targets(OrderStatus from, bool[] later) =>
        [.. Enum.GetValues<OrderCommand>()
            .SelectMany(command => later.Select(value => Target(from, command, value)))
            .OfType<OrderStatus>()
            .Distinct()
            .Order()];
}
