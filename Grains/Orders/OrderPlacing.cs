using OrderGrains.Money;
using OrderGrains.Payments;
using OrderGrains.Stores;

namespace OrderGrains.Orders;

/// <summary>Decides what placing an order leads to. Pure: the same arguments give the same answer.</summary>
public static class OrderPlacing
{
    private const string DirectChannel = "direct";

    /// <summary>What the store is asked.</summary>
    public static AdmissionRequest Request(PlaceOrder command, string orderId, int attempt) => new()
    {
        OrderId = orderId,
        Attempt = attempt,
        Lines = command.Lines,
        Total = command.Total,
        Currency = command.Currency,
        FireAt = command.FireAt,
    };

    /// <summary>Answers a placing where there is an order already: its first answer again, or a refusal.</summary>
    public static OrderDecision Repeat(OrderState state, PlaceOrder command)
    {
        OrderContent content = state.Content ?? throw new InvalidOperationException("There is no order to repeat.");
        if (content.Fingerprint == command.Fingerprint)
        {
            return OrderDecision.Replay(content.PlacedVersion);
        }

        bool sameKey = command.IdempotencyKey is not null && command.IdempotencyKey == content.IdempotencyKey;
        return OrderDecision.Refuse(
            sameKey ? OrderRefusals.KeyReused(state.Version) : OrderRefusals.Duplicate(state.Version));
    }

    /// <summary>Decides a first placing that the store admitted, or that its rules rejected.</summary>
    public static OrderPlacement Decide(
        PlaceOrder command, Admission admission, string orderId, int attempt, DateTimeOffset now)
    {
        bool isAdmitted = admission.Rejection is null;
        bool isAccepted = isAdmitted && (admission.Acceptance == AcceptanceMode.Auto || command.AcceptAtOnce);
        DateTimeOffset? fireAt = command.FireAt > now ? Instant.RoundUp(command.FireAt.Value) : null;

        // Others than the store's own customers have paid where they ordered; what costs nothing needs no payment.
        PaymentRule? payment = isAdmitted && command.Channel == DirectChannel && admission.Total > MinorUnits.Zero
            ? admission.Payment
            : null;
        OrderEntry[] entries = payment is null
            ? Entries(command, admission, isAccepted, fireAt, now)
            : [First(command) with { Type = OrderEventType.Created }];
        OrderContent content = new()
        {
            StoreId = command.StoreId,
            StoreName = admission.StoreName,
            Channel = command.Channel,
            ExternalOrderId = command.ExternalOrderId,
            DisplayNumber = isAdmitted ? admission.DisplayNumber : DisplayNumbers.Rejected(orderId),
            Lines = [.. admission.Lines.Select(line => line.Note is null ? line : line with { Note = null })],
            Total = admission.Total,
            Currency = admission.Currency,
            CustomerId = command.Customer.Id,
            Locale = command.Customer.Locale ?? admission.Locale,
            FireAt = fireAt,
            AcceptDeadline = isAdmitted && !isAccepted && payment is null
                ? Instant.RoundUp(now + admission.AcceptWithin)
                : null,
            LeadTime = admission.LeadTime,
            CustomerMayCancelUntil = admission.CustomerMayCancelUntil,
            ReservedBy = isAdmitted ? attempt : 0,
            PlacedVersion = entries.Length,
            Fingerprint = command.Fingerprint,
            IdempotencyKey = command.IdempotencyKey,
            PayBy = payment is null ? null : Instant.RoundUp(now + payment.PayWithin),
            Capture = payment?.Capture ?? default,
            Acceptance = isAccepted ? AcceptanceMode.Auto : AcceptanceMode.Manual,
            AcceptWithin = payment is null ? null : admission.AcceptWithin,
            Tickets = admission.Tickets,
        };
        return new OrderPlacement(content, OrderPersonal.From(command), entries);
    }

    private static OrderEntry[] Entries(
        PlaceOrder command, Admission admission, bool isAccepted, DateTimeOffset? fireAt, DateTimeOffset now)
    {
        OrderEntry placed = First(command);
        OrderEntry next = placed with { Sequence = 2, Actor = Actor.System };
        if (admission.Rejection is { } reason)
        {
            return [placed, next with { Type = OrderEventType.Rejected, Reason = reason }];
        }

        OrderEventType type = fireAt is null ? OrderEventType.Accepted : OrderEventType.Scheduled;
        return isAccepted
            ? [placed, next with { Type = type, ReadyAt = (fireAt ?? now) + admission.LeadTime }]
            : [placed];
    }

    private static OrderEntry First(PlaceOrder command) => new()
    {
        Sequence = 1,
        Type = OrderEventType.Placed,
        Actor = command.Channel == DirectChannel ? Actor.Customer : Actor.Channel,
        TraceParent = command.TraceParent,
    };
}
