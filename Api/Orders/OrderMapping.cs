using OrderGrains.Money;
using OrderGrains.Orders;
using OrderGrains.Stores;

namespace OrderGrains.Api.Orders;

/// <summary>Turns valid bodies into commands.</summary>
internal static class OrderMapping
{
    /// <summary>The store of orders that name none.</summary>
    public const string DefaultStore = "default";

    /// <summary>The channel of a store's own customers.</summary>
    public const string DirectChannel = "direct";

    public static PlaceOrder ToCommand(OrderBody order) => new()
    {
        StoreId = order.StoreId ?? DefaultStore,
        Channel = order.Channel ?? DirectChannel,
        ExternalOrderId = order.ExternalOrderId,
        Lines = ToLines(order.Lines!),
        Customer = ToCustomer(order.Customer),
        Note = order.Note,
        Total = ToAmount(order.Total),
        Currency = order.Currency,
        FireAt = order.FireAt,
        Fingerprint = "",
    };

    public static AdmissionRequest ToAdmission(OrderBody order, string fallbackId) => new()
    {
        OrderId = order.Id ?? fallbackId,
        Attempt = 0,
        Lines = ToLines(order.Lines!),
        Total = ToAmount(order.Total),
        Currency = order.Currency,
        FireAt = order.FireAt,
    };

    public static CustomerDetails ToCustomer(CustomerBody? customer) => customer is null ? new() : new()
    {
        Id = customer.Id,
        Name = customer.Name,
        Email = customer.Email,
        Phone = customer.Phone,
        Address = customer.Address,
        Locale = customer.Locale,
    };

    private static RequestedLine[] ToLines(IReadOnlyList<LineBody?> lines)
    {
        var requested = new RequestedLine[lines.Count];
        for (int index = 0; index < requested.Length; index++)
        {
            LineBody line = lines[index]!;
            requested[index] = new RequestedLine
            {
                ItemId = line.ItemId!,
                Quantity = line.Quantity!.Value,
                Modifiers = ToModifiers(line.Modifiers),
                Note = line.Note,
                UnitPrice = ToAmount(line.UnitPrice),
            };
        }

        return requested;
    }

    private static RequestedModifier[] ToModifiers(IReadOnlyList<LineModifierBody?>? modifiers) =>
        modifiers is null or { Count: 0 }
            ? []
            : [.. modifiers.Select(modifier => new RequestedModifier
            {
                ModifierId = modifier!.ModifierId!,
                Quantity = modifier.Quantity ?? 1,
            })];

    private static MinorUnits? ToAmount(long? value) => value is null ? null : new MinorUnits(value.Value);
}
