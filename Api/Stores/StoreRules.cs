using OrderGrains.Api.Json;
using OrderGrains.Api.Problems;
using OrderGrains.Orders;

namespace OrderGrains.Api.Stores;

/// <summary>The form that a store's body must have. Finds everything that is wrong.</summary>
internal static class StoreRules
{
    private const int MostName = 200;
    private const int MostOrders = 1_000_000;
    private const int MostSeconds = 7 * 24 * 60 * 60;
    private const int SecondsPerDay = 24 * 60 * 60;
    private const int SecondsPerMinute = 60;
    private const long MostAmount = 1_000_000_000_000_000;

    public static void Check(StoreBody store, FieldErrors errors)
    {
        errors.Id("/id", store.Id);
        errors.RequiredLine("/name", store.Name, MostName);
        errors.Currency("/currency", store.Currency);
        errors.Locale("/locale", store.Locale);
        if (store.TimeZone is not null && !IsTimeZone(store.TimeZone))
        {
            errors.AddPointer("/time_zone", "must be an IANA time zone such as Europe/Berlin");
        }

        CheckLimits(store, errors);
        MenuRules.Check(store.Menu ?? [], errors);
    }

    private static void CheckLimits(StoreBody store, FieldErrors errors)
    {
        errors.Range("/max_open_orders", store.MaxOpenOrders, 1, MostOrders);
        errors.Range("/min_order_value", store.MinOrderValue, 0, MostAmount);
        errors.Range("/max_order_value", store.MaxOrderValue, 0, MostAmount);
        if (store.MinOrderValue > store.MaxOrderValue)
        {
            errors.AddPointer("/max_order_value", "must not be less than min_order_value");
        }

        errors.Range("/accept_within_seconds", store.AcceptWithinSeconds, 1, MostSeconds);
        errors.Range("/lead_time_seconds", store.LeadTimeSeconds, 0, MostSeconds);
        if (store.CustomerMayCancelUntil is { } last
            && last is not (OrderStatus.Placed or OrderStatus.Scheduled or OrderStatus.Accepted
                or OrderStatus.Preparing or OrderStatus.Ready))
        {
            errors.AddPointer(
                "/customer_may_cancel_until", "must be one of: placed, scheduled, accepted, preparing, ready");
        }

        errors.Range("/payment/pay_within_seconds", store.Payment?.PayWithinSeconds, SecondsPerMinute, SecondsPerDay);
        if (store.OrdersPerWindow is { } window)
        {
            errors.Range("/orders_per_window/orders", window.Orders ?? 0, 1, MostOrders);
            if (window.LengthSeconds is not (>= SecondsPerMinute and <= SecondsPerDay)
                || window.LengthSeconds % SecondsPerMinute != 0 || SecondsPerDay % window.LengthSeconds != 0)
            {
                errors.AddPointer(
                    "/orders_per_window/length_seconds", "must be whole minutes that divide a day, e.g. 900");
            }
        }
    }

    /// <summary>The form is checked first: the platform takes the name for a file's.</summary>
    private static bool IsTimeZone(string name)
    {
        const int most = 64;
        if (name.Length is 0 or > most || !char.IsAsciiLetter(name[0]))
        {
            return false;
        }

        foreach (char letter in name)
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('/' or '_' or '-' or '+'))
            {
                return false;
            }
        }

        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out TimeZoneInfo? zone) && zone.HasIanaId;
    }
}
