namespace OrderGrains.Payments;

/// <summary>Where money is moved.</summary>
public enum PaymentProviderKind
{
    /// <summary>Nowhere: a number beside the order, for trying out and for tests.</summary>
    Simulated = 0,

    /// <summary>Stripe, over its HTTP API.</summary>
    Stripe = 1,
}
