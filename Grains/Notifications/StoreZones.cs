using OrderGrains.Stores;

namespace OrderGrains.Notifications;

/// <summary>
/// Knows the stores' time zones; UTC for a store or a zone that is not known. Answers are kept for a minute. Safe to
/// call from any grain's turn.
/// </summary>
public sealed class StoreZones(TimeProvider time)
{
    /// <summary>How many stores are kept.</summary>
    public const int Capacity = 4_096;

    /// <summary>How long an answer is kept.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    private readonly BoundedCache<EntityKey, (TimeZoneInfo Zone, DateTimeOffset Until)> zones = new(Capacity);

    /// <summary>The store's time zone.</summary>
    public async Task<TimeZoneInfo> FindAsync(IGrainFactory grains, EntityKey store)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (zones.TryGet(store, out (TimeZoneInfo Zone, DateTimeOffset Until) known) && now < known.Until)
        {
            return known.Zone;
        }

        StoreView? view = await grains.GetGrain<IStoreGrain>(store.ToString()).Find();
        TimeZoneInfo zone = TimeZoneInfo.TryFindSystemTimeZoneById(
            view?.Settings.TimeZone ?? "", out TimeZoneInfo? found)
            ? found
            : TimeZoneInfo.Utc;
        zones.Set(store, (zone, now + Freshness));
        return zone;
    }
}
