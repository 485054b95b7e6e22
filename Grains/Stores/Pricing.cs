using OrderGrains.Money;
using OrderGrains.Orders;

namespace OrderGrains.Stores;

/// <summary>Prices lines by a menu. Pure; the client's prices are only compared.</summary>
public static class Pricing
{
    /// <summary>The lines with the menu's names and prices, their sum, and what is wrong with them.</summary>
    public static PricedOrder Price(StoreRules rules, AdmissionRequest request)
    {
        OrderLine[] lines = new OrderLine[request.Lines.Count];
        OrderReason? rejection = null;
        try
        {
            MinorUnits total = MinorUnits.Zero;
            for (int i = 0; i < lines.Length; i++)
            {
                (lines[i], OrderReason? unknown) = PriceLine(rules, request.Lines[i]);
                rejection ??= unknown;
                total += lines[i].Total;
            }

            Refusal? mismatch = rejection is null ? Compare(rules, request, lines, total) : null;
            return new PricedOrder(lines, total, rejection, mismatch);
        }
        catch (OverflowException)
        {
            OrderReason tooMuch = new() { Code = ReasonCode.InvalidOrder, Note = "The total is out of range." };
            return new PricedOrder([], MinorUnits.Zero, tooMuch, null);
        }
    }

    private static (OrderLine Line, OrderReason? Unknown) PriceLine(StoreRules rules, RequestedLine requested)
    {
        if (rules.Find(requested.ItemId) is not { } entry)
        {
            return (Unpriced(requested), Unknown($"There is no item '{requested.ItemId}'."));
        }

        OrderModifier[] modifiers = requested.Modifiers.Count == 0 ? [] : new OrderModifier[requested.Modifiers.Count];
        MinorUnits each = entry.Item.Price;
        for (int i = 0; i < modifiers.Length; i++)
        {
            RequestedModifier wanted = requested.Modifiers[i];
            if (!entry.Modifiers.TryGetValue(wanted.ModifierId, out MenuModifier? modifier))
            {
                string note = $"There is no modifier '{wanted.ModifierId}' of '{requested.ItemId}'.";
                return (Unpriced(requested), Unknown(note));
            }

            modifiers[i] = new OrderModifier
            {
                ModifierId = modifier.Id,
                Name = modifier.Name,
                Quantity = wanted.Quantity,
                UnitPrice = modifier.Price,
            };
            each += modifier.Price * wanted.Quantity;
        }

        return (LineOf(entry.Item, requested.Quantity, modifiers, each), null);
    }

    private static OrderLine LineOf(MenuItem item, int quantity, OrderModifier[] modifiers, MinorUnits each) => new()
    {
        ItemId = item.Id,
        Plu = item.Plu,
        Name = item.Name,
        Quantity = quantity,
        UnitPrice = item.Price,
        Modifiers = modifiers,
        Total = each * quantity,
    };

    private static OrderLine Unpriced(RequestedLine requested) => new()
    {
        ItemId = requested.ItemId,
        Name = requested.ItemId,
        Quantity = requested.Quantity,
        UnitPrice = MinorUnits.Zero,
        Total = MinorUnits.Zero,
    };

    private static OrderReason Unknown(string note) => new() { Code = ReasonCode.ItemUnknown, Note = note };

    private static Refusal? Compare(StoreRules rules, AdmissionRequest request, OrderLine[] lines, MinorUnits total)
    {
        string currency = rules.Settings.Currency;
        if (request.Currency is { } expected && !string.Equals(expected, currency, StringComparison.OrdinalIgnoreCase))
        {
            return Mismatch($"The store's prices are in {currency}.");
        }

        for (int i = 0; i < lines.Length; i++)
        {
            if (request.Lines[i].UnitPrice is { } price && price != lines[i].UnitPrice)
            {
                return Mismatch(
                    $"lines[{i}]: '{lines[i].ItemId}' costs {lines[i].UnitPrice.Value}, not {price.Value}.");
            }
        }

        return request.Total is { } claimed && claimed != total
            ? Mismatch($"The total is {total.Value}, not {claimed.Value}.")
            : null;
    }

    private static Refusal Mismatch(string detail) => new() { Code = ErrorCode.PriceMismatch, Detail = detail };
}

/// <summary>A priced order.</summary>
/// <param name="Lines">The lines with the menu's names and prices; an unknown item has neither.</param>
/// <param name="Total">Their sum.</param>
/// <param name="Rejection">What the menu does not have, or a total out of range.</param>
/// <param name="Mismatch">A price of the client's that is not the menu's.</param>
public sealed record PricedOrder(OrderLine[] Lines, MinorUnits Total, OrderReason? Rejection, Refusal? Mismatch);
