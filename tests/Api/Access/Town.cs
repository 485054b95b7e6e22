using OrderGrains.Orders;
using OrderGrains.Payments;
using OrderGrains.Stores;
using OrderGrains.Tests.Fakes;

namespace OrderGrains.Tests.Access;

/// <summary>
/// Two stores, two customers and one order, <c>own</c>, that the first customer has placed at the first store.
/// </summary>
internal sealed record Town
{
    /// <summary>The keys of nobody, the admin, the first and second store, the first and second customer.</summary>
    public required string?[] Keys { get; init; }

    public required string CustomerId { get; init; }

    public string Store => Keys[2]!;

    public string OtherStore => Keys[3]!;

    public string Customer => Keys[4]!;

    public string OtherCustomer => Keys[5]!;

    public static async Task<Town> BuildAsync(ApiServer server)
    {
        foreach (string id in (string[])["corner", "other"])
        {
            await server.Grains.Store(id).Create(new StoreSettings
            {
                Name = id,
                Menu = [new MenuItem { Id = "e", Name = "Espresso", Price = new(250), Plu = "P1", DailyStock = 10 }],
            });
        }

        (string customerId, string token) = await Access.Keys.CustomerAsync(server);
        Town town = new()
        {
            CustomerId = customerId,
            Keys =
            [
                null,
                Access.Keys.Admin,
                await Access.Keys.KitchenAsync(server, "corner"),
                await Access.Keys.KitchenAsync(server, "other"),
                token,
                (await Access.Keys.CustomerAsync(server)).Token,
            ],
        };
        await town.PlaceAsync(server.Grains);
        return town;
    }

    private async Task PlaceAsync(FakeGrainFactory grains)
    {
        await grains.Order("own").Place(new PlaceOrder
        {
            StoreId = "corner",
            Channel = "direct",
            Lines = [new RequestedLine { ItemId = "e", Quantity = 1 }],
            Customer = new CustomerDetails { Id = CustomerId },
            Fingerprint = "own",
        });
        FakeOrderGrain order = grains.Order("own");
        order.View = order.View! with { Customer = new CustomerDetails { Id = CustomerId } };
        grains.Payment("own").View =
            FakePaymentGrain.ViewOf("own") with { StoreId = "corner", CustomerId = CustomerId };
        grains.Fulfilment("own").View =
            FakeFulfilmentGrain.ViewOf("own") with { StoreId = "corner", CustomerId = CustomerId };
    }
}
