using OrderGrains.Payments;

namespace OrderGrains.Orders;

/// <summary>Shows an order as it was at a version: the current one, or the one of a recorded answer.</summary>
public static class OrderViews
{
    /// <summary>The order after the event with this number. Throws when there is no order or no such event.</summary>
    public static OrderView ViewAt(this OrderState state, long version)
    {
        OrderContent content = state.Content ?? throw new InvalidOperationException("There is no order to show.");
        OrderEntry last = state.Timeline[version - 1];
        OrderStatus status = state.StatusAt(version);
        return new OrderView
        {
            Id = state.OrderId,
            Version = version,
            State = status,
            Reason = last.Reason,
            AllowedTransitions = OrderTransitions.Allowed(status, content.FireAt is not null),
            StoreId = content.StoreId,
            StoreName = content.StoreName,
            Channel = content.Channel,
            ExternalOrderId = content.ExternalOrderId,
            DisplayNumber = content.DisplayNumber,
            Lines = Lines(content, state.Personal),
            Total = content.Total,
            Currency = content.Currency,
            Customer = Customer(content, state.Personal),
            Note = state.Personal?.Note,
            PlacedAt = state.Timeline[0].At,
            UpdatedAt = last.At,
            AcceptDeadline = AcceptDeadline(state, content, version),
            ReadyAt = ReadyAt(state, version),
            FireAt = content.FireAt,
            PaymentState = PaymentOf(state, content),
            FulfilmentState = state.FulfilmentStatus,
            PayBy = content.PayBy,
            Capture = content.PayBy is null ? null : content.Capture,
        };
    }

    /// <summary>The order as it is.</summary>
    public static OrderView View(this OrderState state) => state.ViewAt(state.Version);

    /// <summary>The order's events.</summary>
    public static OrderTimeline ViewTimeline(this OrderState state)
    {
        TimelineEntry[] entries = new TimelineEntry[state.Timeline.Length];
        OrderStatus status = OrderStatus.PendingPayment;
        for (int i = 0; i < entries.Length; i++)
        {
            OrderEntry entry = state.Timeline[i];
            status = OrderTransitions.After(status, entry.Type);
            entries[i] = new TimelineEntry
            {
                Sequence = entry.Sequence,
                Type = entry.Type,
                At = entry.At,
                Actor = entry.Actor,
                State = status,
                Reason = entry.Reason,
                AcceptDeadline = entry.Type == OrderEventType.Placed
                    ? entry.AcceptDeadline ?? state.Content?.AcceptDeadline
                    : null,
                ReadyAt = entry.ReadyAt,
            };
        }

        return new OrderTimeline { OrderId = state.OrderId, Entries = entries };
    }

    /// <summary>The time that was last promised, up to a version.</summary>
    public static DateTimeOffset? ReadyAt(OrderState state, long version)
    {
        for (long i = version - 1; i >= 0; i--)
        {
            if (state.Timeline[i].ReadyAt is { } readyAt)
            {
                return readyAt;
            }
        }

        return null;
    }

    /// <summary>The latest moment for the store's decision, up to a version; null: none.</summary>
    public static DateTimeOffset? AcceptDeadline(OrderState state, OrderContent content, long version)
    {
        if (content.PayBy is null)
        {
            return content.AcceptDeadline;
        }

        OrderEntry? placed = Array.Find(state.Timeline, static entry => entry.Type == OrderEventType.Placed);
        return placed?.Sequence <= version ? placed.AcceptDeadline : null;
    }

    private static PaymentStatus PaymentOf(OrderState state, OrderContent content) =>
        state.PaymentStatus == PaymentStatus.None && content.PayBy is not null
            ? PaymentStatus.RequiresPayment
            : state.PaymentStatus;

    private static OrderLine[] Lines(OrderContent content, OrderPersonal? personal) =>
        personal?.LineNotes is { } notes
            ? [.. content.Lines.Zip(notes, (line, note) => line with { Note = note })]
            : content.Lines;

    private static CustomerDetails Customer(OrderContent content, OrderPersonal? personal) => new()
    {
        Id = content.CustomerId,
        Name = personal?.Name,
        Email = personal?.Email,
        Phone = personal?.Phone,
        Address = personal?.Address,
        Locale = content.Locale,
    };
}
