namespace OrderGrains.Stores;

/// <summary>
/// What is used of a store's windows and of its stock, counted in the stored state. Belongs to its grain's turn; not
/// thread-safe.
/// </summary>
/// <param name="state">The stored counters.</param>
public sealed class CountedUse(CapacityState state)
{
    private readonly long storedNumber = state.LastNumber;

    /// <summary>How many orders a window holds.</summary>
    public int OrdersIn(DateTimeOffset window) => FindWindow(window)?.Orders ?? 0;

    /// <summary>How many of an item are sold on a day.</summary>
    public int StockUsed(string day, string item) => FindDay(day)?.Used.GetValueOrDefault(item) ?? 0;

    /// <summary>
    /// Counts a stored reservation that was made after the counters were stored. Idempotent only across activations:
    /// call it once for each.
    /// </summary>
    /// <param name="reservation">The reservation, with its window.</param>
    public void CatchUp(Reservation reservation)
    {
        if (reservation.Number > storedNumber)
        {
            state.LastNumber = Math.Max(state.LastNumber, reservation.Number);
            Add(reservation);
        }
    }

    /// <summary>Counts a reservation.</summary>
    public void Add(Reservation reservation)
    {
        CountWindow(reservation, 1);
        foreach (ReservedItem item in reservation.Items ?? [])
        {
            Dictionary<string, int> used = (FindDay(reservation.Day!) ?? AddDay(reservation.Day!)).Used;
            used[item.Item] = used.GetValueOrDefault(item.Item) + item.Quantity;
        }
    }

    /// <summary>Gives back what a reservation took: its place in the window and its stock.</summary>
    public void TakeBack(Reservation reservation)
    {
        CountWindow(reservation, -1);
        foreach (ReservedItem item in reservation.Items ?? [])
        {
            // A day that is over has been forgotten, and its stock with it.
            if (FindDay(reservation.Day!) is { } day)
            {
                day.Used[item.Item] = Math.Max(0, day.Used.GetValueOrDefault(item.Item) - item.Quantity);
            }
        }
    }

    /// <summary>Counts a reservation, or gives its place back, in the window that it has.</summary>
    public void CountWindow(Reservation reservation, int change)
    {
        if (reservation.Window is not { } startsAt)
        {
            return;
        }

        WindowCount? window = FindWindow(startsAt);
        if (window is null && change > 0)
        {
            window = new WindowCount { StartsAt = startsAt };
            int after = state.Windows.FindIndex(other => other.StartsAt > startsAt);
            state.Windows.Insert(after < 0 ? state.Windows.Count : after, window);
        }

        if (window is not null)
        {
            window.Orders = Math.Max(0, window.Orders + change);
        }
    }

    private WindowCount? FindWindow(DateTimeOffset startsAt) => state.Windows.Find(other => other.StartsAt == startsAt);

    private StockDay? FindDay(string day) => state.Stock.Find(other => other.Day == day);

    private StockDay AddDay(string day)
    {
        StockDay added = new() { Day = day };
        int after = state.Stock.FindIndex(other => string.CompareOrdinal(other.Day, day) > 0);
        state.Stock.Insert(after < 0 ? state.Stock.Count : after, added);
        return added;
    }
}
