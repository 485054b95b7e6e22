using System.Collections.Frozen;

namespace OrderGrains.Bench.Floors.Orders;

/// <summary>A store with its menu ready to look up.</summary>
internal sealed class PricedStore(StoreRequest store)
{
    private readonly FrozenDictionary<string, MenuItem> _menu =
        store.Menu.ToFrozenDictionary(item => item.Id, StringComparer.Ordinal);

    public StoreRequest Settings { get; } = store;

    /// <summary>Checks the request and prices it; null when it is invalid.</summary>
    public OrderDocument? Price(OrderRequest request, DateTimeOffset now)
    {
        if (!IsValid(request))
        {
            return null;
        }

        OrderLine[] lines = new OrderLine[request.Lines!.Length];
        long total = 0;
        for (int index = 0; index < lines.Length; index++)
        {
            if (PriceLine(request.Lines[index]) is not { } line)
            {
                return null;
            }

            lines[index] = line;
            total += line.Total;
        }

        bool accepted = Settings.Acceptance == "auto";
        return new OrderDocument
        {
            Id = request.Id!,
            Version = accepted ? 2 : 1,
            State = accepted ? "accepted" : "placed",
            AllowedTransitions = accepted ? AfterAccepted : AfterPlaced,
            StoreId = Settings.Id,
            StoreName = Settings.Name,
            Channel = "direct",
            DisplayNumber = request.Id![^Math.Min(4, request.Id!.Length)..],
            Lines = lines,
            Total = total,
            Currency = Settings.Currency,
            Customer = request.Customer,
            Note = request.Note,
            PlacedAt = now,
            UpdatedAt = now,
            ReadyAt = accepted ? now.AddSeconds(Settings.LeadTimeSeconds) : null,
        };
    }

    private static readonly string[] AfterAccepted = ["preparing", "cancelled"];
    private static readonly string[] AfterPlaced = ["accepted", "rejected", "cancelled"];

    private static bool IsValid(OrderRequest request) =>
        request.Id is { Length: > 0 and <= 128 } id && !id.AsSpan().ContainsAny("/\\#?")
        && request.Lines is { Length: > 0 and <= 100 }
        && request.Note is not { Length: > 1_000 }
        && (request.Customer?.Email is not { } email || (email.Length <= 254 && email.Contains('@')));

    private OrderLine? PriceLine(RequestedLine line)
    {
        if (line.ItemId is null
            || line.Quantity is < 1 or > 1_000 || !_menu.TryGetValue(line.ItemId, out MenuItem? item))
        {
            return null;
        }

        OrderModifier[] modifiers = line.Modifiers is { Length: > 0 } asked ? new OrderModifier[asked.Length] : [];
        long unit = item.Price;
        for (int index = 0; index < modifiers.Length; index++)
        {
            RequestedModifier wish = line.Modifiers![index];
            int quantity = wish.Quantity ?? 1;
            MenuModifier? modifier = Array.Find(item.Modifiers ?? [], each => each.Id == wish.ModifierId);
            if (modifier is null || quantity is < 1 or > 100)
            {
                return null;
            }

            modifiers[index] = new OrderModifier(modifier.Id, modifier.Name, quantity, modifier.Price);
            unit += modifier.Price * quantity;
        }

        return new OrderLine(
            item.Id, item.Name, line.Quantity, item.Price, modifiers, unit * line.Quantity, line.Note);
    }
}
