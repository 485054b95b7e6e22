using OrderGrains.Stores;

namespace OrderGrains.Configuration;

/// <summary>Reads the section <c>OrderGrains:Stores</c>.</summary>
public static class StoresSettings
{
    /// <summary>Reads the section.</summary>
    public static StoreOptions Read(SettingsReader settings) => new()
    {
        ConfirmAfter = settings.Duration(
            new(
                "Stores:ConfirmAfter",
                "How old a reservation gets before the store asks its order whether it holds it."),
            new StoreOptions().ConfirmAfter,
            TimeSpan.FromSeconds(1),
            TimeSpan.FromHours(1)),
        OrdersPerSecond = (int)settings.Number(
            new(
                "Stores:OrdersPerSecond",
                "The most orders a second that one store takes; more are answered 429. 0: no limit."),
            new StoreOptions().OrdersPerSecond, 0, 100_000),
    };
}
