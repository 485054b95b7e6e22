namespace OrderGrains.Stores;

/// <summary>What there is to tell between two states of a store. Pure.</summary>
public static class StoreNews
{
    /// <summary>
    /// What has changed: the store first, then its items in the menu's order, then those that are gone.
    /// </summary>
    public static IEnumerable<StoreChange> Between(StoreOffer before, StoreOffer after)
    {
        if (before.Pause != after.Pause)
        {
            yield return after.Pause is { } until
                ? new StoreChange(StoreEventType.Paused, null, until)
                : new StoreChange(StoreEventType.Resumed, null, null);
        }

        Dictionary<string, ItemOffer> earlier = before.Menu.ToDictionary(item => item.Id, before.Of);
        foreach (MenuItem item in after.Menu)
        {
            ItemOffer now = after.Of(item);
            earlier.Remove(item.Id, out ItemOffer known);
            if (known != now)
            {
                yield return Of(item.Id, now);
            }
        }

        foreach (string gone in earlier.Where(item => item.Value != ItemOffer.None).Select(item => item.Key))
        {
            yield return Of(gone, ItemOffer.None);
        }
    }

    private static StoreChange Of(string itemId, ItemOffer offer) => new(
        offer.IsSold ? StoreEventType.ItemAvailable : StoreEventType.ItemUnavailable, itemId, offer.Until);
}

/// <summary>One thing that has changed.</summary>
/// <param name="Type">What.</param>
/// <param name="ItemId">The item that it is about; null: the whole store.</param>
/// <param name="Until">Until when; null: until somebody says otherwise.</param>
public readonly record struct StoreChange(StoreEventType Type, string? ItemId, DateTimeOffset? Until);
