using Orleans;
using OrderGrains.Money;
using OrderGrains.Stores;

namespace OrderGrains.Tests.Simulation;

/// <summary>The stores of a simulated day.</summary>
internal static class SimulatedStores
{
    public const string Capped = "sto_capped";
    public const string Manual = "sto_manual";
    public const string Stocked = "sto_stocked";
    public const int Cap = 5;
    public const int Stock = 12;

    public static readonly string[] All = [Capped, Manual, Stocked];

    public static IStoreGrain Of(IGrainFactory grains, string id) =>
        grains.GetGrain<IStoreGrain>(new EntityKey(EntityKey.DefaultTenant, id).ToString());

    public static Task CreateAsync(IGrainFactory grains) => CreateAsync(grains, TimeSpan.FromSeconds(30));

    public static async Task CreateAsync(IGrainFactory grains, TimeSpan acceptWithin)
    {
        await Of(grains, Capped).Create(Settings() with { Acceptance = AcceptanceMode.Auto, MaxOpenOrders = Cap });
        await Of(grains, Manual).Create(Settings() with { AcceptWithin = acceptWithin });
        await Of(grains, Stocked).Create(Settings() with
        {
            Acceptance = AcceptanceMode.Auto,
            Menu = [Item() with { DailyStock = Stock }],
        });
    }

    private static StoreSettings Settings() => new() { Name = "A store", Menu = [Item()] };

    private static MenuItem Item() => new() { Id = "1", Name = "Cappuccino", Price = new MinorUnits(370) };
}
