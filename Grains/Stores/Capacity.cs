namespace OrderGrains.Stores;

/// <summary>
/// What a store has open and has sold: the stored counters and the open reservations, kept in step. Every operation
/// costs the same however many reservations there are. Belongs to its grain's turn; not thread-safe.
/// </summary>
/// <param name="state">The stored counters.</param>
public sealed class Capacity(CapacityState state)
{
    private readonly Dictionary<string, Reservation> open = [];
    private readonly PriorityQueue<Reservation, DateTimeOffset> later = new();
    private readonly CountedUse use = new(state);
    private DateTimeOffset countedAt = DateTimeOffset.MinValue;

    /// <summary>How many orders the kitchen has now; scheduled ones count from their fire time.</summary>
    public int OpenOrders { get; private set; }

    /// <summary>Takes a stored reservation in; the counters hold it already, unless it is newer than they.</summary>
    public void Load(StoreRules rules, Reservation reservation)
    {
        Reservation placed = Place(rules, reservation);
        use.CatchUp(placed);
        Open(placed);
    }

    /// <summary>Finds an order's reservation; null when it has none.</summary>
    public Reservation? Find(string orderId) => open.GetValueOrDefault(orderId);

    /// <summary>True while exactly this reservation is open.</summary>
    public bool Holds(Reservation reservation) =>
        open.TryGetValue(reservation.Order, out Reservation? held) && held.Number == reservation.Number;

    /// <summary>How many orders a window holds.</summary>
    public int OrdersIn(DateTimeOffset window) => use.OrdersIn(window);

    /// <summary>How many of an item are sold on a day.</summary>
    public int StockUsed(string day, string item) => use.StockUsed(day, item);

    /// <summary>Moves on to a time: scheduled orders open, windows and days that are over are forgotten.</summary>
    public void Advance(StoreRules rules, DateTimeOffset now)
    {
        if (now > countedAt)
        {
            countedAt = now;
        }

        while (later.TryPeek(out Reservation? next, out DateTimeOffset fireAt) && fireAt <= countedAt)
        {
            later.Dequeue();
            OpenOrders += Holds(next) ? 1 : 0;
        }

        if (state.WindowLength != rules.WindowLength)
        {
            Recount(rules);
        }

        int past = state.Windows.FindIndex(window => window.StartsAt + state.WindowLength > now);
        state.Windows.RemoveRange(0, past < 0 ? state.Windows.Count : past);
        if (state.Stock.Count > 0)
        {
            string today = rules.DayOf(now);
            state.Stock.RemoveAll(day => string.CompareOrdinal(day.Day, today) < 0);
        }
    }

    /// <summary>Reserves what an admitted order takes.</summary>
    public Reservation Reserve(AdmissionRequest request, Demand demand, DateTimeOffset now)
    {
        Reservation reservation = new()
        {
            Order = request.OrderId,
            Attempt = request.Attempt,
            Number = ++state.LastNumber,
            At = now,
            FireAt = demand.FireAt,
            Window = demand.Window,
            Day = demand.Day,
            Items = demand.Items,
        };
        use.Add(reservation);
        Open(reservation);
        state.SetRow(reservation);
        return reservation;
    }

    /// <summary>
    /// Frees an order's reservation, with <paramref name="restock"/> its stock and its place in the window too.
    /// Idempotent: false when there is none of this attempt or an earlier one.
    /// </summary>
    public bool Release(string orderId, int attempt, bool restock)
    {
        if (!open.TryGetValue(orderId, out Reservation? reservation) || reservation.Attempt > attempt)
        {
            return false;
        }

        open.Remove(orderId);
        OpenOrders -= IsCounted(reservation) ? 1 : 0;
        state.DeleteRow(orderId);
        if (restock)
        {
            use.TakeBack(reservation);
        }

        return true;
    }

    private bool IsCounted(Reservation reservation) => reservation.FireAt is not { } fireAt || fireAt <= countedAt;

    private void Open(Reservation reservation)
    {
        open.Add(reservation.Order, reservation);
        if (IsCounted(reservation))
        {
            OpenOrders++;
        }
        else
        {
            later.Enqueue(reservation, reservation.FireAt!.Value);
        }
    }

    private void Recount(StoreRules rules)
    {
        state.WindowLength = rules.WindowLength;
        state.Windows.Clear();
        foreach ((string order, Reservation reservation) in open.ToArray())
        {
            open[order] = Place(rules, reservation);
            use.CountWindow(open[order], 1);
        }
    }

    private static Reservation Place(StoreRules rules, Reservation reservation) =>
        reservation with { Window = rules.WindowOf(reservation.FireAt ?? reservation.At) };
}
