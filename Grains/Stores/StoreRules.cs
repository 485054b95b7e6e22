using System.Globalization;

namespace OrderGrains.Stores;

/// <summary>
/// A store's settings made ready for deciding: built once per version of the settings, never changed.
/// </summary>
public sealed class StoreRules
{
    private readonly Dictionary<string, MenuEntry> menu;
    private readonly TimeZoneInfo zone;

    /// <summary>Makes valid settings ready; see <see cref="StoreSettingsCheck"/>.</summary>
    public StoreRules(StoreSettings settings)
    {
        Settings = settings;
        menu = settings.Menu.ToDictionary(
            item => item.Id,
            item => new MenuEntry(item, item.Modifiers.ToDictionary(modifier => modifier.Id)));
        zone = TimeZoneInfo.FindSystemTimeZoneById(settings.TimeZone);
    }

    /// <summary>The settings.</summary>
    public StoreSettings Settings { get; }

    /// <summary>The length of a window; null: windows are not limited.</summary>
    public TimeSpan? WindowLength => Settings.OrdersPerWindow?.Length;

    /// <summary>Finds an item and its modifiers; null when it is not on the menu.</summary>
    public MenuEntry? Find(string itemId) => menu.GetValueOrDefault(itemId);

    /// <summary>The store's day at a time, <c>yyyy-MM-dd</c>.</summary>
    public string DayOf(DateTimeOffset time) =>
        TimeZoneInfo.ConvertTime(time, zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>
    /// The beginning of the window that a time falls in, counted from midnight UTC; null without windows.
    /// </summary>
    public DateTimeOffset? WindowOf(DateTimeOffset time) =>
        WindowLength is { } length
            ? new DateTimeOffset(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerDay % length.Ticks), TimeSpan.Zero)
            : null;
}

/// <summary>An item with its modifiers by id.</summary>
/// <param name="Item">The item.</param>
/// <param name="Modifiers">Its modifiers.</param>
public sealed record MenuEntry(MenuItem Item, IReadOnlyDictionary<string, MenuModifier> Modifiers);
