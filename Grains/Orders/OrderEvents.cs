namespace OrderGrains.Orders;

/// <summary>Makes the events that leave an order with one commit.</summary>
/// <param name="state">The order, its new entries appended.</param>
/// <param name="committed">How many of its entries were committed before.</param>
/// <param name="committedAt">The commit's time.</param>
internal sealed class OrderEvents(OrderState state, int committed, DateTimeOffset committedAt)
{
    private const int TraceIdStart = 3;
    private const int TraceIdLength = 32;

    /// <summary>The id of an order's event.</summary>
    public static string IdOf(string orderId, long sequence) => $"evt_{orderId}_{sequence}";

    /// <summary>The event of an entry.</summary>
    public OrderEvent Of(OrderEntry entry)
    {
        OrderContent content = state.Content!;
        bool isConsequence = entry.Actor == Actor.System && entry.Sequence > committed + 1;
        return new OrderEvent
        {
            Id = IdOf(state.OrderId, entry.Sequence),
            Type = entry.Type,
            Time = committedAt,
            TenantId = state.TenantId,
            Subject = state.OrderId,
            Sequence = entry.Sequence,
            OrderVersion = state.Version,
            TraceParent = entry.TraceParent,
            CausationId = isConsequence ? IdOf(state.OrderId, entry.Sequence - 1) : null,
            CorrelationId = TraceIdOf(entry.TraceParent),
            Data = new OrderEventData
            {
                StoreId = content.StoreId,
                State = state.StatusAt(entry.Sequence),
                Actor = entry.Actor,
                Reason = entry.Reason,
                ReadyAt = entry.ReadyAt,
                Total = content.Total,
                Currency = content.Currency,
                CustomerId = content.CustomerId,
            },
        };
    }

    private static string? TraceIdOf(string? traceParent) =>
        traceParent?.Length > TraceIdStart + TraceIdLength
            ? traceParent.Substring(TraceIdStart, TraceIdLength)
            : null;
}
