using OrderGrains.Notifications;
using OrderGrains.Orders;
using OrderGrains.Stores;

namespace OrderGrains.Tests.Simulation;

/// <summary>
/// Looks at a settled silo from outside: no acknowledged order lost or doubled, histories legal and gap-free, capacity
/// and stock exact, every e-mail there and no other.
/// </summary>
internal sealed class DayChecker(SettledDay day, Acknowledged acknowledged)
{
    private readonly List<string> violations = [.. acknowledged.Violations];
    private readonly IReadOnlyDictionary<string, (OrderView Order, OrderTimeline Timeline)> orders = day.Orders;

    public IReadOnlyList<string> Check()
    {
        CheckAcknowledged();
        foreach ((OrderView order, OrderTimeline timeline) in orders.Values)
        {
            CheckHistory(order, timeline);
        }

        CheckMail();
        if (day.HaveClocksAgreed)
        {
            CheckCap();
        }

        CheckStores();
        return violations;
    }

    private void CheckAcknowledged()
    {
        foreach ((string id, OrderView known) in acknowledged.Orders)
        {
            if (!orders.TryGetValue(id, out (OrderView Order, OrderTimeline Timeline) found))
            {
                violations.Add($"{id}: acknowledged at {known.Version}, lost");
            }
            else if (found.Timeline.Entries.Count < known.Version
                || found.Timeline.Entries[(int)known.Version - 1].State != known.State)
            {
                violations.Add($"{id}: acknowledged {known.State}@{known.Version}, the history says otherwise");
            }
        }
    }

    private void CheckHistory(OrderView order, OrderTimeline timeline)
    {
        for (int at = 0; at < timeline.Entries.Count; at++)
        {
            TimelineEntry entry = timeline.Entries[at];
            Require(entry.Sequence == at + 1, $"{order.Id}: a gap before {entry.Sequence}");
            Require(at == 0 || entry.At >= timeline.Entries[at - 1].At,
                $"{order.Id}: time runs back at {entry.Sequence}");
            Require(
                at == 0 || IsPaidFor(timeline.Entries[at - 1], entry)
                    || OrderTransitions.Allowed(timeline.Entries[at - 1].State, hasFireTime: false)
                        .Contains(entry.State),
                $"{order.Id}: went to {entry.State} by {entry.Type} at {entry.Sequence}");
            bool needsReason = entry.State is OrderStatus.Rejected or OrderStatus.Cancelled;
            Require(!needsReason || entry.Reason is not null, $"{order.Id}: no reason at {entry.Sequence}");
        }

        Require(order.Version == timeline.Entries.Count, $"{order.Id}: version {order.Version} is not its last event");
    }

    private void CheckMail()
    {
        HashSet<(string, long)> wanted =
        [
            .. orders.Values.SelectMany(found => found.Timeline.Entries
                .Where(entry => NotifiedEvents.All.Contains(entry.Type))
                .Select(entry => (Key(found.Order.Id), entry.Sequence))),
        ];
        Require(wanted.IsSubsetOf(day.Mail.Keys), $"{wanted.Except(day.Mail.Keys).Count()} e-mails are missing");
        Require(
            day.Mail.Keys.All(wanted.Contains), $"{day.Mail.Keys.Except(wanted).Count()} e-mails nobody owes");
        foreach ((string id, IReadOnlyList<NotificationView> notifications) in day.Notifications)
        {
            foreach (NotificationView notification in notifications)
            {
                CheckNotification(id, notification);
            }

            Require(
                notifications.DistinctBy(notification => notification.Sequence).Count() == notifications.Count,
                $"{id}: an event was taken in twice");
        }
    }

    private void CheckNotification(string id, NotificationView notification)
    {
        int arrived = day.Mail.GetValueOrDefault((Key(id), notification.Sequence));
        Require(
            notification.Status == NotificationStatus.Sent,
            $"{id}: the e-mail about {notification.Sequence} is {notification.Status}");
        Require(
            !day.AreTriesRecorded || arrived <= notification.Attempts,
            $"{id}: the e-mail about {notification.Sequence} arrived {arrived} times, tried {notification.Attempts}");
    }

    /// <summary>At no instant had the capped store more open orders than it may.</summary>
    private void CheckCap()
    {
        var changes = new List<(DateTimeOffset At, int Change)>();
        foreach ((OrderView order, OrderTimeline timeline) in orders.Values)
        {
            if (order.StoreId == SimulatedStores.Capped
                && timeline.Entries.Any(entry => entry.Type == OrderEventType.Accepted))
            {
                changes.Add((timeline.Entries[0].At, 1));
                changes.AddRange(timeline.Entries.Where(entry => IsFinal(entry.State)).Select(entry => (entry.At, -1)));
            }
        }

        int open = 0;
        foreach ((DateTimeOffset at, int change) in changes.OrderBy(change => change.At)
            .ThenBy(change => change.Change))
        {
            open += change;
            Require(open <= SimulatedStores.Cap, $"{open} orders open at {at:O}, {SimulatedStores.Cap} allowed");
        }
    }

    private void CheckStores()
    {
        foreach (StoreView store in day.Stores)
        {
            int open = orders.Values.Count(found => found.Order.StoreId == store.Id && !IsFinal(found.Order.State));
            Require(store.OpenOrders == open, $"{store.Id}: counts {store.OpenOrders} open orders, has {open}");
            if (store.Id == SimulatedStores.Stocked)
            {
                CheckStock(store);
            }
        }
    }

    private void CheckStock(StoreView store)
    {
        int sold = orders.Values
            .Where(found => found.Order.StoreId == store.Id && found.Order.State != OrderStatus.Rejected)
            .Where(found => found.Order.State != OrderStatus.Cancelled
                || found.Timeline.Entries.Any(entry => entry.State == OrderStatus.Preparing))
            .Sum(found => found.Order.Lines.Sum(line => line.Quantity));
        int left = store.StockLeft.GetValueOrDefault("1", -1);
        Require(left == SimulatedStores.Stock - sold,
            $"{store.Id}: {left} left, {sold} of {SimulatedStores.Stock} sold");
    }

    // No command does it: the payment's capture does.
    private static bool IsPaidFor(TimelineEntry before, TimelineEntry entry) =>
        before.State == OrderStatus.PendingPayment && entry.Type == OrderEventType.Placed;

    private static bool IsFinal(OrderStatus status) =>
        status is OrderStatus.Completed or OrderStatus.Rejected or OrderStatus.Cancelled;

    private static string Key(string id) => new EntityKey(EntityKey.DefaultTenant, id).ToString();

    private void Require(bool holds, string violation)
    {
        if (!holds)
        {
            violations.Add(violation);
        }
    }
}
