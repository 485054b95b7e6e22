namespace OrderGrains.Payments;

/// <summary>Says in our words what Stripe's objects say.</summary>
internal static class StripeFacts
{
    /// <summary>How a payment stands.</summary>
    public static ProviderEvent Of(StripeIntent intent) => Of(intent, intent.Status switch
    {
        "processing" => ProviderEventType.Processing,
        "requires_capture" => ProviderEventType.Authorised,
        "canceled" => ProviderEventType.Cancelled,
        "succeeded" => ProviderEventType.Captured,
        "requires_payment_method" when intent.LastPaymentError is not null => ProviderEventType.Declined,
        _ => ProviderEventType.Created,
    });

    /// <summary>What is known to have happened to a payment.</summary>
    public static ProviderEvent Of(StripeIntent intent, ProviderEventType type, string eventId = "") => new()
    {
        Id = eventId,
        Type = type,
        IntentId = intent.Id,
        Amount = StripeAmount.FromStripe(
            type == ProviderEventType.Captured ? intent.AmountReceived : intent.Amount, intent.Currency),
        Error = type == ProviderEventType.Declined ? ErrorOf(intent.LastPaymentError) : null,
    };

    /// <summary>What became of a refund; null: nothing yet.</summary>
    public static ProviderEvent? Of(StripeRefund refund, string intentId, string eventId = "") =>
        refund.Status switch
        {
            "succeeded" => Of(refund, ProviderEventType.RefundSucceeded, intentId, eventId),
            "failed" or "canceled" => Of(refund, ProviderEventType.RefundFailed, intentId, eventId),
            _ => null,
        };

    private static ProviderEvent Of(
        StripeRefund refund, ProviderEventType type, string intentId, string eventId) => new()
        {
            Id = eventId,
            Type = type,
            IntentId = intentId,
            Amount = StripeAmount.FromStripe(refund.Amount, refund.Currency),
            RefundId = refund.Metadata?.GetValueOrDefault(StripeMetadata.Refund) ?? refund.Id,
            Error = StripeReply.Sound(refund.FailureReason),
        };

    private static string? ErrorOf(StripeError? error) =>
        StripeReply.Sound(error?.DeclineCode) ?? StripeReply.Sound(error?.Code);
}
