using OrderGrains.Money;

namespace OrderGrains.Payments;

/// <summary>What a provider can be asked.</summary>
public enum ProviderCallKind
{
    /// <summary>Begin a payment.</summary>
    Create,

    /// <summary>Take what is reserved.</summary>
    Capture,

    /// <summary>Make sure that nothing can be captured any more.</summary>
    Cancel,

    /// <summary>Give money back.</summary>
    Refund,
}

/// <summary>What the provider is to be asked next.</summary>
/// <param name="Kind">What.</param>
/// <param name="Refund">The refund that it is about.</param>
public readonly record struct ProviderCall(ProviderCallKind Kind, Refund? Refund = null);

/// <summary>A question to a provider. What is asked under one key is done once, however often it is asked.</summary>
public sealed record ProviderRequest
{
    /// <summary>What is asked.</summary>
    public required ProviderCallKind Kind { get; init; }

    /// <summary>The order that the payment is of.</summary>
    public required EntityKey Order { get; init; }

    /// <summary>Stable for this question.</summary>
    public required string IdempotencyKey { get; init; }

    /// <summary>How much is to be paid or given back.</summary>
    public required MinorUnits Amount { get; init; }

    /// <summary>The amount's currency, ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>When the money is taken.</summary>
    public required CaptureMode Capture { get; init; }

    /// <summary>The provider's id of the payment; null: it is to be begun.</summary>
    public string? IntentId { get; init; }

    /// <summary>Our id of the refund.</summary>
    public string? RefundId { get; init; }
}

/// <summary>What came of a question to a provider.</summary>
public abstract record ProviderAnswer
{
    private ProviderAnswer()
    {
    }

    /// <summary>It is done, or found to be otherwise: this is how it stands.</summary>
    /// <param name="Fact">What is so now.</param>
    /// <param name="ClientSecret">What the customer's browser pays with.</param>
    public sealed record Known(ProviderEvent Fact, string? ClientSecret = null) : ProviderAnswer;

    /// <summary>Nobody knows whether it is done: ask again.</summary>
    /// <param name="Error">What went wrong, without personal data.</param>
    /// <param name="RetryAfter">The provider's own wish.</param>
    public sealed record Transient(string Error, TimeSpan? RetryAfter = null) : ProviderAnswer;

    /// <summary>It will never be done.</summary>
    /// <param name="Error">Why, without personal data.</param>
    public sealed record Refused(string Error) : ProviderAnswer;
}
