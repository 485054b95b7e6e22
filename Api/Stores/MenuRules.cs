using OrderGrains.Api.Json;
using OrderGrains.Api.Problems;

namespace OrderGrains.Api.Stores;

/// <summary>The form that a menu must have.</summary>
internal static class MenuRules
{
    /// <summary>The highest price: so that no order's sum overflows, however large the order.</summary>
    public const long MostPrice = 1_000_000_000;

    private const int MostItems = 1000;
    private const int MostModifiers = 50;
    private const int MostName = 200;
    private const int MostDescription = 2000;
    private const int MostStock = 1_000_000;

    public static void Check(IReadOnlyList<MenuItemBody?> menu, FieldErrors errors)
    {
        if (menu.Count > MostItems)
        {
            errors.AddPointer("/menu", $"must be an array of at most {MostItems} items");
            return;
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (int index = 0; index < menu.Count; index++)
        {
            string pointer = $"/menu/{index}";
            if (menu[index] is not { } item)
            {
                errors.AddPointer(pointer, "must be a JSON object");
                continue;
            }

            CheckUnique(pointer, item.Id, ids, errors);
            Check(pointer, item, errors);
        }
    }

    private static void Check(string pointer, MenuItemBody item, FieldErrors errors)
    {
        errors.Id(pointer + "/id", item.Id, required: true);
        errors.Line(pointer + "/plu", item.Plu, MostName);
        errors.RequiredLine(pointer + "/name", item.Name, MostName);
        errors.Lines(pointer + "/description", item.Description, MostDescription);
        errors.Range(pointer + "/price", item.Price ?? -1, 0, MostPrice);
        errors.Range(pointer + "/daily_stock", item.DailyStock, 0, MostStock);
        CheckModifiers(pointer + "/modifiers", item.Modifiers ?? [], errors);
    }

    private static void CheckModifiers(string pointer, IReadOnlyList<MenuModifierBody?> modifiers, FieldErrors errors)
    {
        if (modifiers.Count > MostModifiers)
        {
            errors.AddPointer(pointer, $"must be an array of at most {MostModifiers} modifiers");
            return;
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (int index = 0; index < modifiers.Count; index++)
        {
            string place = $"{pointer}/{index}";
            if (modifiers[index] is not { } modifier)
            {
                errors.AddPointer(place, "must be a JSON object");
                continue;
            }

            CheckUnique(place, modifier.Id, ids, errors);
            errors.Id(place + "/id", modifier.Id, required: true);
            errors.RequiredLine(place + "/name", modifier.Name, MostName);
            errors.Range(place + "/price", modifier.Price ?? -1, 0, MostPrice);
        }
    }

    private static void CheckUnique(string pointer, string? id, HashSet<string> ids, FieldErrors errors)
    {
        if (id is not null && !ids.Add(id))
        {
            errors.AddPointer(pointer + "/id", "is there twice");
        }
    }
}
