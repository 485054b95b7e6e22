using System.Globalization;
using OrderGrains.Orders;

namespace OrderGrains.Notifications;

/// <summary>
/// What templates can name. Top: <c>order_number order_id store_name customer_name items total currency reason
/// reason_code reason_note ready_at placed_at event locale</c>. An item: <c>quantity name unit_price total note
/// modifiers</c>. A modifier: <c>quantity name price</c>. Amounts and times are texts, ready to be read; what does not
/// apply is empty, so that <c>{{#if}}</c> can ask for it.
/// </summary>
public static class TemplateModel
{
    /// <summary>Makes the model.</summary>
    public static IReadOnlyDictionary<string, object?> Create(EmailOccasion occasion)
    {
        OrderView order = occasion.Order;
        CultureInfo culture = EmailLocale.Culture(occasion.Locale);
        return new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["order_number"] = order.DisplayNumber.Length > 0 ? order.DisplayNumber : order.Id,
            ["order_id"] = order.Id,
            ["store_name"] = order.StoreName,
            ["customer_name"] = order.Customer.Name,
            ["items"] = order.Lines.Select(line => Item(line, order.Currency, culture)).ToArray(),
            ["total"] = CurrencyFormat.Format(order.Total, order.Currency, culture),
            ["currency"] = order.Currency,
            ["reason"] = occasion.Reason is null ? null : ReasonWords.Say(occasion.Reason.Code),
            ["reason_code"] = occasion.Reason is null ? null : SnakeCase.Of(occasion.Reason.Code),
            ["reason_note"] = occasion.Reason?.Note,
            ["ready_at"] = occasion.ReadyAt is { } readyAt ? Time(readyAt, occasion.TimeZone, culture) : null,
            ["placed_at"] = Time(order.PlacedAt, occasion.TimeZone, culture),
            ["event"] = SnakeCase.Of(occasion.Type),
            ["locale"] = occasion.Locale,
        };
    }

    private static Dictionary<string, object?> Item(OrderLine line, string currency, CultureInfo culture) =>
        new(StringComparer.Ordinal)
        {
            ["quantity"] = line.Quantity.ToString(culture),
            ["name"] = line.Name,
            ["unit_price"] = CurrencyFormat.Format(line.UnitPrice, currency, culture),
            ["total"] = CurrencyFormat.Format(line.Total, currency, culture),
            ["note"] = line.Note,
            ["modifiers"] = line.Modifiers.Select(modifier => Modifier(modifier, currency, culture)).ToArray(),
        };

    private static Dictionary<string, object?> Modifier(OrderModifier modifier, string currency, CultureInfo culture) =>
        new(StringComparer.Ordinal)
        {
            ["quantity"] = modifier.Quantity.ToString(culture),
            ["name"] = modifier.Name,
            ["price"] = CurrencyFormat.Format(modifier.UnitPrice, currency, culture),
        };

    private static string Time(DateTimeOffset time, TimeZoneInfo zone, CultureInfo culture)
    {
        string name = zone.Id == TimeZoneInfo.Utc.Id ? "UTC" : zone.Id;
        return $"{TimeZoneInfo.ConvertTime(time, zone).ToString("ddd d MMM yyyy, HH:mm", culture)} ({name})";
    }
}
