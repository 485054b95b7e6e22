using OrderGrains.Money;
using OrderGrains.Stores;

namespace OrderGrains.Api.Samples;

/// <summary>The stores that are there from the first start.</summary>
internal static class SampleMenus
{
    public const string SampleStore = "sample";
    public const string DefaultStore = "default";

    private static readonly TimeSpan SampleLeadTime = TimeSpan.FromMinutes(10);

    /// <summary>A coffee shop that accepts what it can make.</summary>
    public static StoreSettings Sample { get; } = new()
    {
        Name = "Sample Coffee",
        Acceptance = AcceptanceMode.Auto,
        LeadTime = SampleLeadTime,
        Menu =
        [
            Coffee("1", "Cappuccino", "Espresso with steamed and foamed milk.", 370),
            Coffee("2", "Latte", "Espresso with much steamed milk.", 400),
            Coffee("3", "Mocha", "Espresso with chocolate and steamed milk.", 450),
        ],
    };

    /// <summary>Where orders go that name no store: people decide, without limit or deadline.</summary>
    public static StoreSettings Default { get; } = new() { Name = "Default" };

    private static MenuItem Coffee(string id, string name, string description, long price) => new()
    {
        Id = id,
        Name = name,
        Description = description,
        Price = new MinorUnits(price),
        Modifiers =
        [
            new MenuModifier { Id = "oat", Name = "Oat milk", Price = new MinorUnits(50) },
            new MenuModifier { Id = "shot", Name = "Extra shot", Price = new MinorUnits(80) },
        ],
    };
}
