using Orleans.Concurrency;

namespace OrderGrains.Payments;

/// <summary>
/// The one payment of an order. Key: the order's. Fed by the order's saga, by its provider's events and by requests; it
/// brings the provider to what the order wants: paid, captured, or given back.
/// </summary>
[Alias("og.IPaymentGrain")]
public interface IPaymentGrain : IDueMessageTarget, IDeadLetterTarget
{
    /// <summary>
    /// Begins the payment, for the order's total. Idempotent: there is one, and a repeat is answered with it as it is.
    /// Refuses: not_found (no such order), invalid_transition (the order waits for no payment).
    /// </summary>
    [Alias("Start")]
    Task<PaymentResult> Start();

    /// <summary>
    /// Gives money back. Refuses: not_found, validation_failed (more than is left), invalid_transition (nothing was
    /// captured), idempotency_key_reused.
    /// </summary>
    [Alias("Refund")]
    Task<PaymentResult> Refund(RequestRefund command);

    /// <summary>Takes in what the provider reports; what it has heard before changes nothing.</summary>
    [Alias("Receive")]
    Task Receive(ProviderEvent reported);

    /// <summary>The payment as it is committed; null when there is none.</summary>
    [Alias("Find"), ReadOnly]
    Task<PaymentView?> Find();
}
