namespace OrderGrains.Stores;

/// <summary>Refuses settings that no order could be decided by.</summary>
public static class StoreSettingsCheck
{
    /// <summary>The first thing that is wrong; null: nothing is.</summary>
    public static Refusal? Refuse(StoreSettings settings) => Problem(settings) is { } problem
        ? new Refusal { Code = ErrorCode.ValidationFailed, Detail = problem }
        : null;

    private static string? Problem(StoreSettings settings)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(settings.TimeZone, out _))
        {
            return $"time_zone: '{settings.TimeZone}' is not a known time zone.";
        }

        if (settings.OrdersPerWindow is { } limit && !IsWindow(limit.Length))
        {
            return "orders_per_window: the length must be a whole number of minutes that divides a day.";
        }

        if (settings.Payment is { } payment && payment.PayWithin <= TimeSpan.Zero)
        {
            return "payment: the time to pay must be longer than nothing.";
        }

        if (settings.Menu.Select(item => item.Id).Distinct().Count() < settings.Menu.Count)
        {
            return "menu: two items have the same id.";
        }

        return settings.Menu.Select(Problem).FirstOrDefault(problem => problem is not null);
    }

    private static string? Problem(MenuItem item)
    {
        if (item.Price.Value < 0 || item.Modifiers.Any(modifier => modifier.Price.Value < 0))
        {
            return $"menu: a price of '{item.Id}' is negative.";
        }

        bool hasTwins = item.Modifiers.Select(modifier => modifier.Id).Distinct().Count() < item.Modifiers.Count;
        return hasTwins ? $"menu: two modifiers of '{item.Id}' have the same id." : null;
    }

    private static bool IsWindow(TimeSpan length) =>
        length > TimeSpan.Zero
        && length.Ticks % TimeSpan.TicksPerMinute == 0
        && TimeSpan.TicksPerDay % length.Ticks == 0;
}
