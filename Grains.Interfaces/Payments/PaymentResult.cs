namespace OrderGrains.Payments;

/// <summary>What a payment answers: itself, or why not.</summary>
[GenerateSerializer, Immutable, Alias("og.PaymentResult")]
public sealed record PaymentResult
{
    /// <summary>The payment; null when refused.</summary>
    [Id(0)]
    public PaymentView? Payment { get; init; }

    /// <summary>Why the request was refused.</summary>
    [Id(1)]
    public Refusal? Refusal { get; init; }

    /// <summary>The refund that was asked for.</summary>
    [Id(2)]
    public string? RefundId { get; init; }

    /// <summary>True: a recorded answer, nothing was done again.</summary>
    [Id(3)]
    public bool Replayed { get; init; }

    /// <summary>Refuses.</summary>
    public static PaymentResult Refused(Refusal refusal) => new() { Refusal = refusal };
}
