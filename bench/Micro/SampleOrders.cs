using System.Globalization;
using OrderGrains.Money;
using OrderGrains.Orders;
using OrderGrains.Stores;

namespace OrderGrains.Bench.Micro;

/// <summary>The orders of the HTTP benchmark, placed by calls: a hundred stores, three lines, a customer.</summary>
internal static class SampleOrders
{
    private const int Stores = 100;

    /// <summary>The first order's key.</summary>
    public static string FirstKey => KeyOf(0);

    /// <summary>An order's key.</summary>
    public static string KeyOf(int number) => $"default/{IdOf(number)}";

    /// <summary>Creates the stores.</summary>
    public static Task CreateStoresAsync(IGrainFactory grains) =>
        Task.WhenAll(Enumerable.Range(0, Stores).Select(number =>
            grains.GetGrain<IStoreGrain>($"default/bench-{number.ToString(CultureInfo.InvariantCulture)}")
                .Create(Settings(number))));

    /// <summary>Creates the stores and places the first order.</summary>
    public static async Task PlaceOneAsync(IGrainFactory grains)
    {
        await CreateStoresAsync(grains);
        OrderResult result = await PlaceAsync(grains, 0);
        if (result.Order is null)
        {
            throw new InvalidOperationException($"The order was refused: {result.Refusal}");
        }
    }

    /// <summary>Places an order.</summary>
    public static Task<OrderResult> PlaceAsync(IGrainFactory grains, int number)
    {
        string customer = $"cus_{Math.Abs(number % 1_000).ToString("D6", CultureInfo.InvariantCulture)}";
        return grains.GetGrain<IOrderGrain>(KeyOf(number)).Place(new PlaceOrder
        {
            StoreId = $"bench-{Math.Abs(number % Stores).ToString(CultureInfo.InvariantCulture)}",
            Lines =
            [
                new RequestedLine
                {
                    ItemId = "1",
                    Quantity = 2,
                    Modifiers = [new RequestedModifier { ModifierId = "oat" }],
                    Note = string.Concat("no ", "sugar"),
                },
                new RequestedLine { ItemId = "2", Quantity = 1 },
                new RequestedLine { ItemId = "3", Quantity = 1 },
            ],
            Customer = new CustomerDetails
            {
                Id = customer,
                Name = string.Concat("Ada ", "Lovelace"),
                Email = customer + "@example.com",
            },
            Fingerprint = IdOf(number),
        });
    }

    private static string IdOf(int number) => number.ToString("D19", CultureInfo.InvariantCulture);

    private static StoreSettings Settings(int number) => new()
    {
        Name = string.Create(CultureInfo.InvariantCulture, $"Bench {number}"),
        Acceptance = AcceptanceMode.Auto,
        MaxOpenOrders = 1_000_000,
        Menu =
        [
            new MenuItem
            {
                Id = "1",
                Name = "Cappuccino",
                Price = new MinorUnits(370),
                Modifiers = [new MenuModifier { Id = "oat", Name = "Oat milk", Price = new MinorUnits(40) }],
            },
            new MenuItem { Id = "2", Name = "Latte", Price = new MinorUnits(400) },
            new MenuItem { Id = "3", Name = "Mocha", Price = new MinorUnits(450) },
        ],
    };
}
