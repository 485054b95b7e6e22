using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace OrderGrains.Payments;

/// <summary>
/// Reads Stripe's events. They come late, twice and in any order, and that is no matter here: each says by itself what
/// is so.
/// </summary>
internal static class StripeEvents
{
    /// <summary>Reads an event; false: it is none. Types that mean nothing here say nothing.</summary>
    public static bool TryRead(ReadOnlySpan<byte> json, [NotNullWhen(true)] out StripeReport? report)
    {
        report = null;
        try
        {
            if (JsonSerializer.Deserialize(json, StripeJson.Default.StripeEvent)
                is not { Id: { Length: > 0 } id, Type: { } type, Data.Object.ValueKind: JsonValueKind.Object } told)
            {
                return false;
            }

            report = Read(id, type, told.Data.Object);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>What a payment's refunds say; an event each, named after the event and the refund.</summary>
    public static ProviderEvent[] Of(StripeRefundList refunds, string intentId, string eventId) =>
    [
        .. refunds.Data
            .Select(refund => StripeFacts.Of(refund, intentId, $"{eventId}/{refund.Id}/{refund.Status}"))
            .OfType<ProviderEvent>(),
    ];

    private static StripeReport Read(string id, string type, JsonElement about) => type switch
    {
        "payment_intent.created" => OfIntent(id, ProviderEventType.Created, about),
        "payment_intent.processing" => OfIntent(id, ProviderEventType.Processing, about),
        "payment_intent.amount_capturable_updated" => OfIntent(id, ProviderEventType.Authorised, about),
        "payment_intent.succeeded" => OfIntent(id, ProviderEventType.Captured, about),
        "payment_intent.payment_failed" => OfIntent(id, ProviderEventType.Declined, about),
        "payment_intent.canceled" => OfIntent(id, ProviderEventType.Cancelled, about),
        "charge.refunded" => OfCharge(id, about),
        "refund.created" or "refund.updated" or "refund.failed" or "charge.refund.updated" => OfRefund(id, about),
        _ => StripeReport.Nothing,
    };

    private static StripeReport OfIntent(string id, ProviderEventType type, JsonElement about)
    {
        StripeIntent intent = Parse(about, StripeJson.Default.StripeIntent);
        return StripeMetadata.TryFind(intent.Metadata, out EntityKey order) && intent.Id.Length > 0
            ? new StripeReport { Order = order, Events = [StripeFacts.Of(intent, type, id)] }
            : StripeReport.Nothing;
    }

    private static StripeReport OfRefund(string id, JsonElement about)
    {
        StripeRefund refund = Parse(about, StripeJson.Default.StripeRefund);
        return StripeMetadata.TryFind(refund.Metadata, out EntityKey order) && refund.PaymentIntent is { } intent
            && StripeFacts.Of(refund, intent, id) is { } told
            ? new StripeReport { Order = order, Events = [told] }
            : StripeReport.Nothing;
    }

    // A refund made at Stripe's own pages carries no order; its charge does.
    private static StripeReport OfCharge(string id, JsonElement about)
    {
        StripeCharge charge = Parse(about, StripeJson.Default.StripeCharge);
        if (!StripeMetadata.TryFind(charge.Metadata, out EntityKey order) || charge.PaymentIntent is not { } intent)
        {
            return StripeReport.Nothing;
        }

        return charge.Refunds is { } refunds
            ? new StripeReport { Order = order, Events = Of(refunds, intent, id) }
            : new StripeReport { EventId = id, Order = order, RefundsOf = intent };
    }

    private static T Parse<T>(JsonElement about, JsonTypeInfo<T> type)
        where T : class => about.Deserialize(type) ?? throw new JsonException("The event is about nothing.");
}
