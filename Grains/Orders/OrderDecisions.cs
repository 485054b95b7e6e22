namespace OrderGrains.Orders;

/// <summary>Decides what happens to a placed order. Pure: the same arguments give the same answer.</summary>
public static class OrderDecisions
{
    /// <summary>
    /// Decides a command. A time that has passed comes first, whether or not its message has arrived: what it brings
    /// about is part of the decision even when the command is then refused.
    /// </summary>
    public static OrderDecision Decide(OrderState state, ChangeOrder command, DateTimeOffset now)
    {
        if (state.Content is null)
        {
            return OrderDecision.Refuse(OrderRefusals.NotFound());
        }

        string? hash = command.IdempotencyKey is null ? null : RequestHash.Of(command);
        if (Repeat(state, state.Content, command.IdempotencyKey, hash) is { } repeat)
        {
            return repeat;
        }

        if (command.ExpectedVersion is { } expected && expected != state.Version)
        {
            return OrderDecision.Refuse(OrderRefusals.VersionMismatch(expected, state.Version));
        }

        OrderEntry[] overdue = Overdue(state, now) is { } entry ? [entry] : [];
        OrderStatus status = overdue.Length == 0 ? state.Status : OrderTransitions.After(state.Status, overdue[0].Type);
        return Transition(new Subject(state.Content, status, state.Version + overdue.Length), command, now) switch
        {
            (null, { } refusal) => new OrderDecision(overdue, refusal),
            ({ } next, _) => new OrderDecision([.. overdue, next with { RequestHash = hash }]),
            _ => throw new InvalidOperationException("A command was neither done nor refused."),
        };
    }

    /// <summary>
    /// What a time that has passed has brought about: a missed deadline or payment, a fire time. Null: nothing.
    /// </summary>
    public static OrderEntry? Overdue(OrderState state, DateTimeOffset now)
    {
        if (OrderDue.Of(state, state.Version) is not { } due || due.DueAt > now)
        {
            return null;
        }

        OrderEntry entry = new() { Sequence = state.Version + 1, Type = OrderEventType.Accepted, Actor = Actor.System };
        return due.Name switch
        {
            OrderDue.AcceptDeadline => entry with
            {
                Type = OrderEventType.Rejected,
                Reason = new OrderReason { Code = ReasonCode.AcceptDeadlineElapsed },
            },
            OrderDue.PayBy => entry with
            {
                Type = OrderEventType.Cancelled,
                Reason = new OrderReason { Code = ReasonCode.PaymentTimeout },
            },
            _ => entry with
            {
                ReadyAt = OrderViews.ReadyAt(state, state.Version) ?? due.DueAt + state.Content!.LeadTime,
            },
        };
    }

    private static OrderDecision? Repeat(OrderState state, OrderContent content, string? key, string? hash)
    {
        if (key is null)
        {
            return null;
        }

        OrderEntry? first = Array.Find(state.Timeline, entry => entry.IdempotencyKey == key);
        if (first is not null && first.RequestHash == hash)
        {
            return OrderDecision.Replay(first.Sequence);
        }

        return first is not null || key == content.IdempotencyKey
            ? OrderDecision.Refuse(OrderRefusals.KeyReused(state.Version))
            : null;
    }

    private static (OrderEntry? Next, Refusal? Refusal) Transition(
        Subject subject, ChangeOrder command, DateTimeOffset now)
    {
        (OrderContent content, OrderStatus status, long version) = subject;
        OrderReason? reason = ReasonOf(command);
        if (reason is null && command.Command is OrderCommand.Reject or OrderCommand.Cancel)
        {
            return (null, OrderRefusals.ReasonMissing(command.Command, version));
        }

        bool isLater = content.FireAt > now;
        IReadOnlyList<OrderStatus> allowed = OrderTransitions.Allowed(status, content.FireAt is not null);
        if (OrderTransitions.Target(status, command.Command, isLater) is not { } target)
        {
            return (null, OrderRefusals.InvalidTransition(command.Command, status, allowed, version));
        }

        bool isCustomerCancel = command is { Command: OrderCommand.Cancel, Actor: Actor.Customer };
        if (isCustomerCancel && status > content.CustomerMayCancelUntil)
        {
            return (null, OrderRefusals.CancelTooLate(status, allowed, version));
        }

        OrderEntry next = new()
        {
            Sequence = version + 1,
            Type = OrderTransitions.EventOf(target),
            Actor = command.Actor,
            Reason = reason,
            ReadyAt = command.Command == OrderCommand.Accept ? ReadyAt(content, command, isLater, now) : null,
            IdempotencyKey = command.IdempotencyKey,
            TraceParent = command.TraceParent,
        };
        return (next, null);
    }

    private static OrderReason? ReasonOf(ChangeOrder command) => command switch
    {
        { Command: not (OrderCommand.Reject or OrderCommand.Cancel) } => null,
        { Reason: null, Command: OrderCommand.Cancel, Actor: Actor.Customer } =>
            new OrderReason { Code = ReasonCode.CustomerRequest },
        _ => command.Reason,
    };

    private static DateTimeOffset ReadyAt(OrderContent content, ChangeOrder command, bool later, DateTimeOffset now) =>
        command.ReadyAt ?? (later ? content.FireAt!.Value : now) + content.LeadTime;

    private readonly record struct Subject(OrderContent Content, OrderStatus Status, long Version);
}
