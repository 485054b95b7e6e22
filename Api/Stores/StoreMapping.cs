using OrderGrains.Money;
using OrderGrains.Payments;
using OrderGrains.Stores;

namespace OrderGrains.Api.Stores;

/// <summary>Turns valid bodies into settings, and stores into bodies.</summary>
internal static class StoreMapping
{
    public static StoreSettings ToSettings(StoreBody store)
    {
        var usual = new StoreSettings { Name = store.Name! };
        return usual with
        {
            Currency = store.Currency ?? usual.Currency,
            TimeZone = store.TimeZone ?? usual.TimeZone,
            Locale = store.Locale ?? usual.Locale,
            Acceptance = store.Acceptance ?? usual.Acceptance,
            MaxOpenOrders = store.MaxOpenOrders,
            OrdersPerWindow = ToWindow(store.OrdersPerWindow),
            MinOrderValue = ToAmount(store.MinOrderValue),
            MaxOrderValue = ToAmount(store.MaxOrderValue),
            AcceptWithin = ToSpan(store.AcceptWithinSeconds),
            LeadTime = ToSpan(store.LeadTimeSeconds) ?? usual.LeadTime,
            CustomerMayCancelUntil = store.CustomerMayCancelUntil ?? usual.CustomerMayCancelUntil,
            Payment = ToRule(store.Payment),
            Tickets = store.Tickets ?? usual.Tickets,
            Menu = [.. (store.Menu ?? []).Select(item => ToItem(item!))],
        };
    }

    public static StoreAnswerBody ToBody(StoreView store) => new()
    {
        Id = store.Id,
        Version = store.Version,
        Name = store.Settings.Name,
        Currency = store.Settings.Currency,
        TimeZone = store.Settings.TimeZone,
        Locale = store.Settings.Locale,
        Acceptance = store.Settings.Acceptance,
        MaxOpenOrders = store.Settings.MaxOpenOrders,
        OrdersPerWindow = store.Settings.OrdersPerWindow is { } window
            ? new WindowBody { Orders = window.Orders, LengthSeconds = (int)window.Length.TotalSeconds }
            : null,
        MinOrderValue = store.Settings.MinOrderValue,
        MaxOrderValue = store.Settings.MaxOrderValue,
        AcceptWithinSeconds = ToSeconds(store.Settings.AcceptWithin),
        LeadTimeSeconds = (int)store.Settings.LeadTime.TotalSeconds,
        CustomerMayCancelUntil = store.Settings.CustomerMayCancelUntil,
        Payment = store.Settings.Payment is { } rule
            ? new PaymentRuleBody { PayWithinSeconds = (int)rule.PayWithin.TotalSeconds, Capture = rule.Capture }
            : null,
        Tickets = store.Settings.Tickets,
        Menu = store.Settings.Menu,
        PausedUntil = store.PausedUntil,
        OpenOrders = store.OpenOrders,
        OrdersInWindow = store.OrdersInWindow,
        StockLeft = store.StockLeft,
    };

    public static int? ToSeconds(TimeSpan? span) => span is null ? null : (int)span.Value.TotalSeconds;

    private static MenuItem ToItem(MenuItemBody item) => new()
    {
        Id = item.Id!,
        Plu = item.Plu,
        Name = item.Name!,
        Description = item.Description,
        Price = new MinorUnits(item.Price!.Value),
        Modifiers = [.. (item.Modifiers ?? []).Select(modifier => new MenuModifier
        {
            Id = modifier!.Id!,
            Name = modifier.Name!,
            Price = new MinorUnits(modifier.Price!.Value),
        })],
        DailyStock = item.DailyStock,
        Available = item.Available ?? true,
        SnoozedUntil = item.SnoozedUntil,
    };

    private static WindowLimit? ToWindow(WindowBody? window) => window is null ? null : new WindowLimit
    {
        Orders = window.Orders!.Value,
        Length = TimeSpan.FromSeconds(window.LengthSeconds!.Value),
    };

    private static PaymentRule? ToRule(PaymentRuleBody? rule)
    {
        var usual = new PaymentRule();
        return rule is null ? null : new PaymentRule
        {
            PayWithin = ToSpan(rule.PayWithinSeconds) ?? usual.PayWithin,
            Capture = rule.Capture ?? usual.Capture,
        };
    }

    private static MinorUnits? ToAmount(long? value) => value is null ? null : new MinorUnits(value.Value);

    private static TimeSpan? ToSpan(int? seconds) => seconds is null ? null : TimeSpan.FromSeconds(seconds.Value);
}
