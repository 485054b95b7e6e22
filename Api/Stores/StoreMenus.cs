using OrderGrains.Stores;

namespace OrderGrains.Api.Stores;

/// <summary>Shows stores as customers see them: no limits, no counts, no shop codes.</summary>
internal static class StoreMenus
{
    public static StoreMenuBody Of(StoreView store)
    {
        StoreAnswerBody whole = StoreMapping.ToBody(store);
        return new StoreMenuBody
        {
            Id = whole.Id,
            Name = whole.Name,
            Currency = whole.Currency,
            TimeZone = whole.TimeZone,
            Locale = whole.Locale,
            MinOrderValue = whole.MinOrderValue,
            MaxOrderValue = whole.MaxOrderValue,
            LeadTimeSeconds = whole.LeadTimeSeconds,
            CustomerMayCancelUntil = whole.CustomerMayCancelUntil,
            Payment = whole.Payment,
            PausedUntil = whole.PausedUntil,
            Menu = [.. whole.Menu.Select(item => Offer(item, store))],
        };
    }

    private static MenuOfferBody Offer(MenuItem item, StoreView store) => new()
    {
        Id = item.Id,
        Name = item.Name,
        Description = item.Description,
        Price = item.Price,
        Modifiers = item.Modifiers,
        Available = item.Available && !(store.StockLeft.TryGetValue(item.Id, out int left) && left <= 0),
        SnoozedUntil = item.SnoozedUntil,
    };
}
