using OrderGrains.Money;
using OrderGrains.Orders;
using OrderGrains.Stores;

namespace OrderGrains.Tests.Stores;

public sealed class PricingTests
{
    private static readonly StoreRules Rules = new(StoreSamples.Settings());

    [Fact]
    public void Price_LinesAndModifiers_SumsQuantitiesOfBoth()
    {
        RequestedLine[] lines =
        [
            StoreSamples.Line(
                "latte",
                3,
                new RequestedModifier { ModifierId = "oat" },
                new RequestedModifier { ModifierId = "shot", Quantity = 2 }),
            StoreSamples.Line("cake", 2),
        ];

        PricedOrder priced = Price(lines);

        Assert.Equal(new MinorUnits(3 * (400 + 50 + (2 * 70))), priced.Lines[0].Total);
        Assert.Equal(new MinorUnits(1_770 + 700), priced.Total);
        Assert.Equal(("Latte", "L1", new MinorUnits(400)),
            (priced.Lines[0].Name, priced.Lines[0].Plu, priced.Lines[0].UnitPrice));
        Assert.Equal(["Oat milk", "Shot"], priced.Lines[0].Modifiers.Select(modifier => modifier.Name));
        Assert.Null(priced.Rejection);
    }

    [Fact]
    public void Price_NoLines_IsFree() => Assert.Equal(MinorUnits.Zero, Price().Total);

    [Theory]
    [InlineData("gold", 3)]
    [InlineData("gold", 1_000)]
    public void Price_OutOfRange_IsAnInvalidOrder(string item, int quantity) =>
        Assert.Equal(ReasonCode.InvalidOrder, Price(StoreSamples.Line(item, quantity)).Rejection?.Code);

    [Fact]
    public void Price_SumOutOfRange_IsAnInvalidOrder()
    {
        RequestedLine gold = StoreSamples.Line("gold");

        Assert.Equal(ReasonCode.InvalidOrder, Price(gold, gold, gold).Rejection?.Code);
    }

    [Fact]
    public void Price_UnknownItem_IsRejectedAndStillListed()
    {
        PricedOrder priced = Price(StoreSamples.Line("latte"), StoreSamples.Line("tea", 2));

        Assert.Equal(ReasonCode.ItemUnknown, priced.Rejection?.Code);
        Assert.Contains("tea", priced.Rejection?.Note, StringComparison.Ordinal);
        Assert.Equal(("tea", 2), (priced.Lines[1].Name, priced.Lines[1].Quantity));
    }

    [Fact]
    public void Price_UnknownModifier_IsRejected()
    {
        PricedOrder priced = Price(StoreSamples.Line("cake", 1, new RequestedModifier { ModifierId = "oat" }));

        Assert.Equal(ReasonCode.ItemUnknown, priced.Rejection?.Code);
        Assert.Null(priced.Mismatch);
    }

    [Theory]
    [InlineData(400L, 800L, "EUR", false)]
    [InlineData(null, null, null, false)]
    [InlineData(400L, 800L, "eur", false)]
    [InlineData(399L, 800L, "EUR", true)]
    [InlineData(400L, 799L, "EUR", true)]
    [InlineData(400L, 800L, "USD", true)]
    public void Price_ClientsPrices_AreOnlyCompared(long? unit, long? total, string? currency, bool isMismatch)
    {
        AdmissionRequest request = StoreSamples.Request() with
        {
            Lines = [StoreSamples.Line("latte", 2) with { UnitPrice = Amount(unit) }],
            Total = Amount(total),
            Currency = currency,
        };

        PricedOrder priced = Pricing.Price(Rules, request);

        Assert.Equal(isMismatch ? ErrorCode.PriceMismatch : null, priced.Mismatch?.Code);
        Assert.Equal(new MinorUnits(800), priced.Total);
    }

    private static PricedOrder Price(params RequestedLine[] lines) =>
        Pricing.Price(Rules, StoreSamples.Request() with { Lines = lines });

    private static MinorUnits? Amount(long? value) => value is { } minor ? new MinorUnits(minor) : null;
}
