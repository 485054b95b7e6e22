using OrderGrains.Money;
using OrderGrains.Orders;
using OrderGrains.Payments;
using OrderGrains.Tests.Orders;

namespace OrderGrains.Tests.Payments;

/// <summary>A payment of 800, and what a provider may say about it.</summary>
internal static class PaymentSamples
{
    public const string OrderId = "ord_1";
    public const string Intent = "pi_1";
    public static readonly MinorUnits Total = new(800);

    public static PaymentFacts Begun(
        PaymentWish wish = PaymentWish.Collect, CaptureMode capture = CaptureMode.AtPayment) =>
        PaymentFacts.None with { Terms = Terms(capture), Wish = wish };

    public static PaymentTerms Terms(CaptureMode capture = CaptureMode.AtPayment) => new()
    {
        Amount = Total,
        Currency = "EUR",
        Capture = capture,
        StoreId = "sto_1",
        StartedAt = OrderSamples.Now,
    };

    public static PaymentFacts At(
        IntentStatus intent, PaymentWish wish = PaymentWish.Collect, params Refund[] refunds) => Begun(wish) with
        {
            IntentId = Intent,
            Intent = intent,
            Captured = intent == IntentStatus.Captured ? Total : MinorUnits.Zero,
            Refunds = refunds,
        };

    public static ProviderEvent Event(ProviderEventType type, long amount = 800, string? refundId = null) => new()
    {
        Id = $"evt_{type}_{refundId}",
        Type = type,
        IntentId = Intent,
        Amount = new MinorUnits(amount),
        RefundId = refundId,
        Error = type == ProviderEventType.Declined ? "card_declined" : null,
    };

    public static ProviderEvent[] Events(params ProviderEventType[] types) => [.. types.Select(type => Event(type))];

    public static Refund Refund(RefundStatus status, long amount = 800, bool isAutomatic = false) =>
        new() { Id = "ref_ord_1_1", Amount = new MinorUnits(amount), Status = status, IsAutomatic = isAutomatic };

    public static PaymentFacts Hears(this PaymentFacts facts, params ReadOnlySpan<ProviderEvent> events)
    {
        foreach (ProviderEvent told in events)
        {
            facts = facts.Hears(told, OrderId);
        }

        return facts;
    }

    /// <summary>An order that waits for its payment.</summary>
    public static OrderState Order(CaptureMode capture = CaptureMode.AtPayment) => OrderSamples.Placed(
        admission: OrderSamples.Admission() with { Payment = new PaymentRule { Capture = capture } });
}
