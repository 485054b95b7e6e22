using OrderGrains.Retries;

namespace OrderGrains.Payments;

/// <summary>How payments are made. Section <c>OrderGrains:Payments</c>.</summary>
public sealed record PaymentOptions
{
    /// <summary>The section that errors name.</summary>
    public const string Section = "OrderGrains:Payments";

    /// <summary>Where money is moved. Default: Simulated, which moves none.</summary>
    public PaymentProviderKind Provider { get; init; } = PaymentProviderKind.Simulated;

    /// <summary>
    /// How long a question to the provider may take: after that it is asked again, by whoever has the payment then.
    /// Default: 30 s; 1 s to 5 min.
    /// </summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>When a failed question is asked again; after the last try it becomes a dead letter.</summary>
    public RetryOptions Retry { get; init; } = new();

    /// <summary>The account at Stripe; only with <see cref="PaymentProviderKind.Stripe"/>.</summary>
    public StripeOptions Stripe { get; init; } = new();
}
