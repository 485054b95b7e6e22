using OrderGrains.Ledger;
using OrderGrains.Stores;

namespace OrderGrains.Orders;

/// <summary>Gathers what a write of an order commits beside its state, from the entries that are new in it.</summary>
/// <param name="state">The order, its new entries appended.</param>
/// <param name="committed">How many of its entries were committed before.</param>
/// <param name="committedAt">The commit's time.</param>
internal sealed class OrderParts(OrderState state, int committed, DateTimeOffset committedAt)
{
    private readonly CommitParts parts = new();

    /// <summary>Everything that the new entries bring with them.</summary>
    public CommitParts Take()
    {
        if (state.Content is not { } content || committed == state.Timeline.Length)
        {
            return CommitParts.None;
        }

        string key = new EntityKey(state.TenantId, state.OrderId).ToString();
        OrderEvents events = new(state, committed, committedAt);
        for (int i = committed; i < state.Timeline.Length; i++)
        {
            parts.Events.Add(new OutboxEvent(
                OrderEvent.StreamNamespace, key, state.Timeline[i].Sequence, events.Of(state.Timeline[i])));
        }

        AddDue();
        AddSteps(content);
        if (committed == 0)
        {
            parts.Index.AddRange(OrderIndex.EntriesOf(state.TenantId, content));
        }

        if (OrderTransitions.IsFinal(state.Status) && content.ReservedBy > 0)
        {
            AddRelease(content);
        }

        return parts;
    }

    /// <summary>The release of the reservation once more.</summary>
    public CommitParts ReleaseOnly()
    {
        AddRelease(state.Content ?? throw new InvalidOperationException("There is no order to release."));
        return parts;
    }

    private void AddSteps(OrderContent content)
    {
        string key = new EntityKey(state.TenantId, state.OrderId).ToString();
        for (int i = committed; i < state.Timeline.Length; i++)
        {
            OrderEntry entry = state.Timeline[i];
            foreach ((string stream, OrderStep step) in OrderSaga.StepsOf(content, entry, state.StatusAt(i + 1)))
            {
                parts.Events.Add(new OutboxEvent(stream, key, entry.Sequence, step));
            }
        }
    }

    private void AddDue()
    {
        DueChange? earlier = committed == 0 ? null : OrderDue.Of(state, committed);
        DueChange? now = OrderDue.Of(state, state.Version);
        if (earlier == now)
        {
            return;
        }

        if (earlier is { } obsolete)
        {
            parts.Due.Add(obsolete with { Cancelled = true });
        }

        if (now is { } wanted)
        {
            parts.Due.Add(wanted);
        }
    }

    private void AddRelease(OrderContent content)
    {
        ReservationReleased released = new()
        {
            OrderId = state.OrderId,
            Attempt = content.ReservedBy,
            Restock = state.StatusAt(state.Version - 1) < OrderStatus.Preparing,
        };
        string store = new EntityKey(state.TenantId, content.StoreId).ToString();
        parts.Events.Add(new OutboxEvent(ReservationReleased.StreamNamespace, store, state.Version, released));
    }
}
