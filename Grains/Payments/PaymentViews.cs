namespace OrderGrains.Payments;

/// <summary>Shows a payment.</summary>
internal static class PaymentViews
{
    /// <summary>The payment as it is; null: it has not begun.</summary>
    public static PaymentView? View(this PaymentState state, string provider)
    {
        if (state.Facts is not { Terms: { } terms } facts)
        {
            return null;
        }

        bool isPayable = facts.Status is PaymentStatus.Created or PaymentStatus.Processing && !facts.Declined;
        return new PaymentView
        {
            Id = PaymentId.Of(state.OrderId),
            Version = state.Version,
            OrderId = state.OrderId,
            State = facts.Status,
            Amount = terms.Amount,
            Captured = facts.Captured,
            Refunded = facts.Refunded,
            Currency = terms.Currency,
            Provider = provider,
            PaymentIntentId = facts.IntentId,
            ClientSecret = isPayable ? facts.ClientSecret : null,
            Refunds = [.. facts.Refunds.Select(static refund => new RefundView
            {
                Id = refund.Id,
                Amount = refund.Amount,
                State = refund.Status,
                Note = refund.Note,
            })],
            Timeline = [.. state.Timeline.Select(static entry => new PaymentEntryView
            {
                Sequence = entry.Sequence,
                Type = entry.Type,
                At = entry.At,
                State = entry.State,
                Amount = entry.Amount,
                RefundId = entry.RefundId,
            })],
            Error = facts.Error,
            StoreId = terms.StoreId,
            CustomerId = terms.CustomerId,
            CreatedAt = terms.StartedAt,
        };
    }
}
