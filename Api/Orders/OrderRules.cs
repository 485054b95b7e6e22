using OrderGrains.Api.Json;
using OrderGrains.Api.Problems;

namespace OrderGrains.Api.Orders;

/// <summary>The form that an order's body must have. Finds everything that is wrong.</summary>
internal static class OrderRules
{
    /// <summary>No price or total is ever larger, so that no sum overflows.</summary>
    public const long MostAmount = 1_000_000_000_000_000;

    private const int MostLines = 100;
    private const int MostQuantity = 1000;
    private const int MostModifiers = 50;
    private const int MostModifierQuantity = 100;
    private const int MostName = 200;
    private const int MostEmail = 254;
    private const int MostAddress = 500;
    private const int MostNote = 1000;

    public static void Check(OrderBody order, FieldErrors errors)
    {
        errors.Id("/id", order.Id);
        errors.Id("/store_id", order.StoreId);
        errors.Id("/channel", order.Channel);
        errors.Id("/external_order_id", order.ExternalOrderId);
        errors.Lines("/note", order.Note, MostNote);
        errors.Range("/total", order.Total, 0, MostAmount);
        errors.Currency("/currency", order.Currency);
        CheckLines(order.Lines, errors);
        if (order.Customer is not null)
        {
            Check("/customer", order.Customer, errors);
        }
    }

    public static void Check(string pointer, CustomerBody customer, FieldErrors errors)
    {
        if (!IsWellFormed(customer))
        {
            errors.Id(pointer + "/id", customer.Id);
            errors.Line(pointer + "/name", customer.Name, MostName);
            errors.Line(pointer + "/phone", customer.Phone, MostName);
            errors.Lines(pointer + "/address", customer.Address, MostAddress);
            errors.Locale(pointer + "/locale", customer.Locale);
            if (customer.Email is not null && !EmailAddress.IsValid(customer.Email, MostEmail))
            {
                errors.AddPointer(pointer + "/email", $"must be an e-mail address of at most {MostEmail} characters");
            }
        }
    }

    private static bool IsWellFormed(CustomerBody customer) => customer == new CustomerBody { Id = customer.Id }
        && (customer.Id is null || EntityId.IsValid(customer.Id));

    private static void CheckLines(IReadOnlyList<LineBody?>? lines, FieldErrors errors)
    {
        if (lines is null || lines.Count is 0 or > MostLines)
        {
            errors.AddPointer("/lines", $"must be an array of 1 to {MostLines} lines");
            return;
        }

        for (int index = 0; index < lines.Count; index++)
        {
            if (!IsWellFormed(lines[index]))
            {
                Explain($"/lines/{index}", lines[index], errors);
            }
        }
    }

    /// <summary>The quick look that spares the usual line all text.</summary>
    private static bool IsWellFormed(LineBody? line) => line is
    {
        ItemId: { } item,
        Quantity: >= 1 and <= MostQuantity,
        Modifiers: null or { Count: 0 },
        Note: null,
        UnitPrice: null or (>= 0 and <= MostAmount),
    } && EntityId.IsValid(item);

    private static void Explain(string pointer, LineBody? line, FieldErrors errors)
    {
        if (line is null)
        {
            errors.AddPointer(pointer, "must be a JSON object");
            return;
        }

        errors.Id(pointer + "/item_id", line.ItemId, required: true);
        errors.Range(pointer + "/quantity", line.Quantity ?? 0, 1, MostQuantity);
        errors.Lines(pointer + "/note", line.Note, MostNote);
        errors.Range(pointer + "/unit_price", line.UnitPrice, 0, MostAmount);
        ExplainModifiers(pointer + "/modifiers", line.Modifiers ?? [], errors);
    }

    private static void ExplainModifiers(string pointer, IReadOnlyList<LineModifierBody?> modifiers, FieldErrors errors)
    {
        if (modifiers.Count > MostModifiers)
        {
            errors.AddPointer(pointer, $"must be an array of at most {MostModifiers} modifiers");
            return;
        }

        for (int index = 0; index < modifiers.Count; index++)
        {
            if (modifiers[index] is not { } modifier)
            {
                errors.AddPointer($"{pointer}/{index}", "must be a JSON object");
                continue;
            }

            errors.Id($"{pointer}/{index}/modifier_id", modifier.ModifierId, required: true);
            errors.Range($"{pointer}/{index}/quantity", modifier.Quantity, 1, MostModifierQuantity);
        }
    }
}
