namespace OrderGrains.Stores;

/// <summary>How stores look after their reservations.</summary>
public sealed class StoreOptions
{
    /// <summary>
    /// How old a reservation gets before the store asks its order whether it holds it. Shorter frees capacity sooner
    /// after a crash; longer asks fewer orders. Default: 30 seconds. Legal: 1 second to 1 hour.
    /// </summary>
    public TimeSpan ConfirmAfter { get; set; } = TimeSpan.FromSeconds(30);
}
