namespace OrderGrains.Stores;

/// <summary>How stores take orders in and look after their reservations.</summary>
public sealed class StoreOptions
{
    /// <summary>
    /// How old a reservation gets before the store asks its order whether it holds it. Shorter frees capacity sooner
    /// after a crash; longer asks fewer orders. Default: 30 seconds. Legal: 1 second to 1 hour.
    /// </summary>
    public TimeSpan ConfirmAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The most orders a second that one store takes in, with a second's worth at once; more are refused as
    /// <see cref="ErrorCode.RateLimited"/>. Lower keeps one store's rush from the others; higher turns fewer customers
    /// away. Default: 0, no limit. Legal: 0 to 100,000.
    /// </summary>
    public int OrdersPerSecond { get; set; }
}
