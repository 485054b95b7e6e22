namespace OrderGrains.Audit;

/// <summary>The rules that an audit checks, by what breaks them.</summary>
public static class ViolationKinds
{
    /// <summary>A row that cannot be read.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>A state under another key than its own.</summary>
    public const string Identity = "identity";

    /// <summary>An order's events are not numbered 1, 2, 3 and so on.</summary>
    public const string Sequence = "sequence";

    /// <summary>An event's time is before that of the event before it.</summary>
    public const string TimeOrder = "time_order";

    /// <summary>An event that the state before it does not allow.</summary>
    public const string Transition = "transition";

    /// <summary>A line does not cost quantity × (price + modifiers).</summary>
    public const string LineTotal = "line_total";

    /// <summary>An order's total is not the sum of its lines.</summary>
    public const string Total = "total";

    /// <summary>An order is missing from an index.</summary>
    public const string IndexMissing = "index_missing";

    /// <summary>An index entry that no order has.</summary>
    public const string IndexSurplus = "index_surplus";

    /// <summary>The log has an event that its order has not.</summary>
    public const string EventBeyondVersion = "event_beyond_version";

    /// <summary>An open order whose store keeps no place for it.</summary>
    public const string ReservationMissing = "reservation_missing";

    /// <summary>A place that is kept for no open order.</summary>
    public const string ReservationOrphaned = "reservation_orphaned";

    /// <summary>A reservation's number was not given out by its store, or twice.</summary>
    public const string ReservationNumber = "reservation_number";

    /// <summary>More open orders than the store takes.</summary>
    public const string OverCapacity = "over_capacity";

    /// <summary>More orders in a window than it takes.</summary>
    public const string WindowOverCapacity = "window_over_capacity";

    /// <summary>A window's count is below the open orders in it.</summary>
    public const string WindowCount = "window_count";

    /// <summary>Less than nothing is sold.</summary>
    public const string StockNegative = "stock_negative";

    /// <summary>More is sold than there is.</summary>
    public const string StockOversold = "stock_oversold";

    /// <summary>Less is counted as sold than open orders hold.</summary>
    public const string StockCount = "stock_count";
}
