using OrderGrains.Money;
using OrderGrains.Orders;
using OrderGrains.Payments;
using OrderGrains.Stores;

namespace OrderGrains.Api.Samples;

/// <summary>The stores that are there from the first start.</summary>
internal static class SampleMenus
{
    public const string SampleStore = "sample";
    public const string CoffeeStore = "coffee";
    public const string DefaultStore = "default";

    private static readonly TimeSpan SampleLeadTime = TimeSpan.FromMinutes(10);

    private static readonly MenuItem[] Coffees =
    [
        Item("1", "Cappuccino", "Espresso with steamed and foamed milk.", 370),
        Item("2", "Latte", "Espresso with much steamed milk.", 400),
        Item("3", "Mocha", "Espresso with chocolate and steamed milk.", 450),
    ];

    private static readonly MenuModifier[] Modifiers =
    [
        new() { Id = "oat", Name = "Oat milk", Price = new MinorUnits(50) },
        new() { Id = "shot", Name = "Extra shot", Price = new MinorUnits(80) },
    ];

    /// <summary>A coffee shop that accepts what it can make.</summary>
    public static StoreSettings Sample { get; } = new()
    {
        Name = "Sample Coffee",
        Acceptance = AcceptanceMode.Auto,
        LeadTime = SampleLeadTime,
        Menu = [.. Coffees.Select(static coffee => coffee with { Modifiers = Modifiers })],
    };

    /// <summary>
    /// The coffee shop of event-driven-coffee: an order is paid, then accepted, then the kitchen has a ticket. Anyone
    /// may call it off before it is completed.
    /// </summary>
    public static StoreSettings Coffee { get; } = new()
    {
        Name = "Coffee",
        Acceptance = AcceptanceMode.Auto,
        LeadTime = SampleLeadTime,
        CustomerMayCancelUntil = OrderStatus.Ready,
        Payment = new PaymentRule { Capture = CaptureMode.AtPayment },
        Tickets = true,
        Menu = Coffees,
    };

    /// <summary>Where orders go that name no store: people decide, without limit or deadline.</summary>
    public static StoreSettings Default { get; } = new() { Name = "Default" };

    private static MenuItem Item(string id, string name, string description, long price) => new()
    {
        Id = id,
        Name = name,
        Description = description,
        Price = new MinorUnits(price),
    };
}
