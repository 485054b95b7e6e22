namespace OrderGrains.Stores;

/// <summary>Whether a store takes orders and what it sells, at a time.</summary>
/// <param name="Settings">The rules and the menu; null: there is no store.</param>
/// <param name="PausedUntil">Takes no orders until then.</param>
/// <param name="At">The time that it is looked at.</param>
public readonly record struct StoreOffer(StoreSettings? Settings, DateTimeOffset? PausedUntil, DateTimeOffset At)
{
    /// <summary>The items on the menu.</summary>
    public IReadOnlyList<MenuItem> Menu => Settings?.Menu ?? [];

    /// <summary>When the pause ends; null: there is none.</summary>
    public DateTimeOffset? Pause => PausedUntil > At ? PausedUntil : null;

    /// <summary>When the next pause or snooze ends by itself; null: none will.</summary>
    public DateTimeOffset? NextEnd
    {
        get
        {
            DateTimeOffset? next = Pause;
            foreach (MenuItem item in Menu)
            {
                DateTimeOffset? end = Of(item).Until;
                next = next is null || end < next ? end ?? next : next;
            }

            return next;
        }
    }

    /// <summary>Whether an item of the menu is sold.</summary>
    public ItemOffer Of(MenuItem item) => !item.Available ? ItemOffer.None
        : item.SnoozedUntil > At ? new ItemOffer(false, item.SnoozedUntil)
        : new ItemOffer(true, null);
}

/// <summary>Whether an item is sold.</summary>
/// <param name="IsSold">True: it is.</param>
/// <param name="Until">It is not until then; null: until somebody says otherwise.</param>
public readonly record struct ItemOffer(bool IsSold, DateTimeOffset? Until)
{
    /// <summary>What is switched off, or not on the menu.</summary>
    public static readonly ItemOffer None;
}
