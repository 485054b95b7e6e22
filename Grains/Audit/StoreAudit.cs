using OrderGrains.Stores;

namespace OrderGrains.Audit;

/// <summary>
/// Checks a store's counters against its rules and its open reservations. Pure. Limits are only checked of a store
/// whose settings never changed: a limit that was lowered below what is open already breaks no rule.
/// </summary>
/// <param name="key">The store.</param>
/// <param name="store">Its settings.</param>
/// <param name="counters">Its counters as they are stored; the check counts what is newer than they are.</param>
/// <param name="open">Its open reservations, of the same moment as the counters.</param>
public sealed class StoreAudit(
    EntityKey key, StoreState store, CapacityState counters, IReadOnlyList<Reservation> open)
{
    private readonly StoreRules rules = new(
        store.Settings ?? throw new InvalidOperationException("There is no store to audit."));

    private bool HasFirstSettings => store.Version == 1;

    /// <summary>Everything that is wrong with it.</summary>
    public IEnumerable<Violation> Check()
    {
        CountedUse use = new(counters);
        foreach (Reservation one in open)
        {
            use.CatchUp(one with { Window = rules.WindowOf(one.FireAt ?? one.At) });
        }

        return [.. Numbers(), .. OpenOrders(), .. Windows(), .. Stock()];
    }

    private IEnumerable<Violation> Numbers()
    {
        if (open.Any(reservation => reservation.Number < 1))
        {
            yield return Of(
                ViolationKinds.ReservationNumber, $"A reservation has the number {open.Min(one => one.Number)}.");
        }

        if (open.DistinctBy(reservation => reservation.Number).Count() < open.Count)
        {
            yield return Of(ViolationKinds.ReservationNumber, "Two reservations have one number.");
        }
    }

    private IEnumerable<Violation> OpenOrders()
    {
        // Scheduled orders join the others at their fire time, whatever is open then.
        int atOnce = open.Count(reservation => reservation.FireAt is null);
        if (HasFirstSettings && rules.Settings.MaxOpenOrders is { } cap && atOnce > cap)
        {
            yield return Of(ViolationKinds.OverCapacity, $"{atOnce} orders are open, but it takes {cap}.");
        }
    }

    private IEnumerable<Violation> Windows()
    {
        if (counters.WindowLength is null || counters.WindowLength != rules.WindowLength)
        {
            yield break;
        }

        Dictionary<DateTimeOffset, int> held = open.CountBy(one => rules.WindowOf(one.FireAt ?? one.At)!.Value)
            .ToDictionary();
        int cap = HasFirstSettings ? rules.Settings.OrdersPerWindow!.Orders : int.MaxValue;
        foreach (WindowCount window in counters.Windows)
        {
            if (window.Orders > cap)
            {
                yield return Of(
                    ViolationKinds.WindowOverCapacity,
                    $"The window from {window.StartsAt:O} holds {window.Orders} orders, but takes {cap}.");
            }

            int inIt = held.GetValueOrDefault(window.StartsAt);
            if (window.Orders < inIt)
            {
                yield return Of(
                    ViolationKinds.WindowCount,
                    $"The window from {window.StartsAt:O} counts {window.Orders} orders, but {inIt} are open in it.");
            }
        }
    }

    private IEnumerable<Violation> Stock()
    {
        Dictionary<(string Day, string Item), long> held = open
            .SelectMany(one => (one.Items ?? []).Select(taken => (Key: (one.Day ?? "", taken.Item), taken.Quantity)))
            .GroupBy(taken => taken.Key)
            .ToDictionary(taken => taken.Key, taken => taken.Sum(one => (long)one.Quantity));
        return counters.Stock.SelectMany(day => day.Used.SelectMany(
            used => StockOf(day.Day, used.Key, used.Value, held.GetValueOrDefault((day.Day, used.Key)))));
    }

    private IEnumerable<Violation> StockOf(string day, string item, int used, long held)
    {
        if (used < 0)
        {
            yield return Of(ViolationKinds.StockNegative, $"{used} of '{item}' are sold on {day}.");
        }

        if (HasFirstSettings && used > rules.Find(item)?.Item.DailyStock)
        {
            yield return Of(
                ViolationKinds.StockOversold,
                $"{used} of '{item}' are sold on {day}, of {rules.Find(item)!.Item.DailyStock}.");
        }

        if (held > Math.Max(0, used))
        {
            yield return Of(
                ViolationKinds.StockCount, $"{used} of '{item}' count as sold on {day}, but open orders hold {held}.");
        }
    }

    private Violation Of(string kind, string detail) => Violation.OfStore(key, kind, detail);
}
