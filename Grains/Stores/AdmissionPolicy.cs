using System.Globalization;
using OrderGrains.Orders;

namespace OrderGrains.Stores;

/// <summary>
/// Decides whether a store takes an order: form and prices first, then its switches, then its limits, then its
/// capacity. Pure: it reads the capacity and changes nothing.
/// </summary>
public static class AdmissionPolicy
{
    /// <summary>How far ahead an order may be scheduled; bounds what is counted ahead.</summary>
    public static readonly TimeSpan MaxAhead = TimeSpan.FromDays(31);

    /// <summary>Decides at a time.</summary>
    public static AdmissionDecision Decide(
        StoreRules rules, DateTimeOffset? pausedUntil, Capacity capacity, AdmissionRequest request, DateTimeOffset now)
    {
        PricedOrder priced = Pricing.Price(rules, request);
        if (priced.Mismatch is not null)
        {
            return new AdmissionDecision(new Admission { Refusal = priced.Mismatch }, default);
        }

        DateTimeOffset? fireAt = request.FireAt > now ? request.FireAt : null;
        Demand demand = DemandOf(rules, request, fireAt, now);
        OrderReason? rejection = priced.Rejection
            ?? Switches(rules, pausedUntil, request, now)
            ?? Limits(rules.Settings, priced, demand, now)
            ?? Shortage(rules, capacity, demand);
        return new AdmissionDecision(Answer(rules.Settings, priced, rejection), demand);
    }

    private static OrderReason? Switches(
        StoreRules rules, DateTimeOffset? pausedUntil, AdmissionRequest request, DateTimeOffset now)
    {
        if (pausedUntil > now)
        {
            return Because(ReasonCode.StorePaused, "The store takes no orders for the moment.");
        }

        foreach (RequestedLine line in request.Lines)
        {
            MenuItem item = rules.Find(line.ItemId)!.Item;
            if (!item.Available || item.SnoozedUntil > now)
            {
                return Because(ReasonCode.ItemUnavailable, $"'{item.Id}' is not available.");
            }
        }

        return null;
    }

    private static OrderReason? Limits(StoreSettings settings, PricedOrder priced, Demand demand, DateTimeOffset now)
    {
        if (demand.FireAt - now > MaxAhead)
        {
            return Because(ReasonCode.InvalidOrder, $"An order may be at most {MaxAhead.Days} days ahead.");
        }

        if (settings.MinOrderValue is { } least && priced.Total < least)
        {
            return Because(ReasonCode.InvalidOrder, $"The total {priced.Total.Value} is below {least.Value}.");
        }

        return settings.MaxOrderValue is { } most && priced.Total > most
            ? Because(ReasonCode.InvalidOrder, $"The total {priced.Total.Value} is above {most.Value}.")
            : null;
    }

    private static OrderReason? Shortage(StoreRules rules, Capacity capacity, Demand demand)
    {
        foreach (ReservedItem item in demand.Items ?? [])
        {
            int stock = rules.Find(item.Item)!.Item.DailyStock ?? int.MaxValue;
            if ((long)capacity.StockUsed(demand.Day!, item.Item) + item.Quantity > stock)
            {
                return Because(ReasonCode.ItemUnavailable, $"'{item.Item}' is sold out.");
            }
        }

        StoreSettings settings = rules.Settings;
        if (demand.FireAt is null && settings.MaxOpenOrders is { } cap && capacity.OpenOrders >= cap)
        {
            return Because(ReasonCode.CapacityExceeded, $"The store has {cap} open orders already.");
        }

        return demand.Window is { } window && capacity.OrdersIn(window) >= settings.OrdersPerWindow!.Orders
            ? Because(ReasonCode.CapacityExceeded, string.Create(
                CultureInfo.InvariantCulture, $"The window from {window.UtcDateTime:HH:mm} (UTC) is full."))
            : null;
    }

    private static Demand DemandOf(
        StoreRules rules, AdmissionRequest request, DateTimeOffset? fireAt, DateTimeOffset now)
    {
        DateTimeOffset wantedAt = fireAt ?? now;
        Dictionary<string, int>? stocked = null;
        foreach (RequestedLine line in request.Lines)
        {
            if (rules.Find(line.ItemId)?.Item.DailyStock is not null)
            {
                stocked ??= [];
                stocked[line.ItemId] = Saturate((long)stocked.GetValueOrDefault(line.ItemId) + line.Quantity);
            }
        }

        return new Demand
        {
            FireAt = fireAt,
            Window = rules.WindowOf(wantedAt),
            Day = stocked is null ? null : rules.DayOf(wantedAt),
            Items = stocked is null ? null : [.. stocked.Select(pair => new ReservedItem(pair.Key, pair.Value))],
        };
    }

    private static Admission Answer(StoreSettings settings, PricedOrder priced, OrderReason? rejection) => new()
    {
        Rejection = rejection,
        Lines = priced.Lines,
        Total = priced.Total,
        Currency = settings.Currency,
        Acceptance = settings.Acceptance,
        AcceptWithin = settings.AcceptWithin,
        LeadTime = settings.LeadTime,
        CustomerMayCancelUntil = settings.CustomerMayCancelUntil,
        Locale = settings.Locale,
        StoreName = settings.Name,
        Payment = settings.Payment,
        Tickets = settings.Tickets,
    };

    private static int Saturate(long quantity) => (int)Math.Min(quantity, int.MaxValue);

    private static OrderReason Because(ReasonCode code, string note) => new() { Code = code, Note = note };
}
