using OrderGrains.Money;
using OrderGrains.Orders;
using OrderGrains.Stores;

namespace OrderGrains.Tests.Stores;

/// <summary>Stores and requests to test with.</summary>
internal static class StoreSamples
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 7, 0, TimeSpan.Zero);
    public static readonly EntityKey Key = new("default", "sto_1");

    public static StoreSettings Settings() => new()
    {
        Name = "Corner",
        Acceptance = AcceptanceMode.Auto,
        AcceptWithin = TimeSpan.FromMinutes(5),
        Menu =
        [
            new MenuItem
            {
                Id = "latte",
                Plu = "L1",
                Name = "Latte",
                Price = new MinorUnits(400),
                Modifiers =
                [
                    new MenuModifier { Id = "oat", Name = "Oat milk", Price = new MinorUnits(50) },
                    new MenuModifier { Id = "shot", Name = "Shot", Price = new MinorUnits(70) },
                ],
            },
            new MenuItem { Id = "cake", Name = "Cake", Price = new MinorUnits(350), DailyStock = 10 },
            new MenuItem { Id = "gold", Name = "Gold", Price = new MinorUnits(long.MaxValue / 2) },
        ],
    };

    public static StoreSettings WithItem(Func<MenuItem, MenuItem> change) =>
        Settings() with { Menu = [change(Settings().Menu[0])] };

    public static AdmissionRequest Request(string orderId = "ord_1", int attempt = 1) => new()
    {
        OrderId = orderId,
        Attempt = attempt,
        Lines = [Line("latte")],
    };

    public static AdmissionRequest Cakes(string orderId, int quantity) =>
        Request(orderId) with { Lines = [Line("cake", quantity)] };

    public static RequestedLine Line(string item, int quantity = 1, params RequestedModifier[] modifiers) =>
        new() { ItemId = item, Quantity = quantity, Modifiers = modifiers };
}
