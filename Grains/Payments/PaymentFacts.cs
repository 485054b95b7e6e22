using System.Text.Json.Serialization;
using OrderGrains.Money;

namespace OrderGrains.Payments;

/// <summary>
/// Everything that decides about a payment: what is to be paid, what the order wants, what the provider has told.
/// Immutable; <see cref="PaymentRules"/> says how it grows.
/// </summary>
[GenerateSerializer, Immutable, Alias("og.PaymentFacts")]
public sealed record PaymentFacts
{
    /// <summary>Nothing is known yet.</summary>
    public static readonly PaymentFacts None = new();

    /// <summary>What is to be paid; null: the payment has not begun.</summary>
    [Id(0)]
    public PaymentTerms? Terms { get; init; }

    /// <summary>What the order wants.</summary>
    [Id(1)]
    public PaymentWish Wish { get; init; }

    /// <summary>The provider's id of it.</summary>
    [Id(2)]
    public string? IntentId { get; init; }

    /// <summary>What the customer's browser pays with.</summary>
    [Id(3)]
    public string? ClientSecret { get; init; }

    /// <summary>How far it is known to have come there.</summary>
    [Id(4)]
    public IntentStatus Intent { get; init; }

    /// <summary>
    /// True when the customer's means were declined at least once, or the provider called off what the order wants.
    /// </summary>
    [Id(5)]
    public bool Declined { get; init; }

    /// <summary>Why, in the provider's words.</summary>
    [Id(6)]
    public string? Error { get; init; }

    /// <summary>What was captured.</summary>
    [Id(7)]
    public MinorUnits Captured { get; init; }

    /// <summary>The refunds, in the order in which they were asked for.</summary>
    [Id(8)]
    public Refund[] Refunds { get; init; } = [];

    /// <summary>What went back. A refund that is heard of before its capture counts from the capture on.</summary>
    [JsonIgnore]
    public MinorUnits Refunded => Intent == IntentStatus.Captured
        ? Sum(static refund => refund.Status == RefundStatus.Succeeded)
        : MinorUnits.Zero;

    /// <summary>What may still be asked back: captured, less all that was or may yet be given back.</summary>
    [JsonIgnore]
    public MinorUnits Refundable =>
        new(Captured.Value - Sum(static refund => refund.Status != RefundStatus.Failed).Value);

    /// <summary>True when money should go back and is not on its way: the provider refused.</summary>
    [JsonIgnore]
    public bool IsOwing => Wish == PaymentWish.GiveBack && Refundable > MinorUnits.Zero;

    /// <summary>The payment's state.</summary>
    [JsonIgnore]
    public PaymentStatus Status => Intent switch
    {
        IntentStatus.None => Terms is null ? PaymentStatus.None : PaymentStatus.RequiresPayment,
        IntentStatus.Open => PaymentStatus.Created,
        IntentStatus.Processing => PaymentStatus.Processing,
        IntentStatus.Authorised => PaymentStatus.Authorised,
        IntentStatus.Cancelled => Declined ? PaymentStatus.Failed : PaymentStatus.Voided,
        _ => AfterCapture(),
    };

    private PaymentStatus AfterCapture()
    {
        if (Array.Exists(Refunds, static refund => refund.Status == RefundStatus.Requested))
        {
            return PaymentStatus.RefundPending;
        }

        long refunded = Refunded.Value;
        return refunded == 0 ? PaymentStatus.Captured
            : refunded < Captured.Value ? PaymentStatus.PartiallyRefunded
            : PaymentStatus.Refunded;
    }

    private MinorUnits Sum(Func<Refund, bool> counts)
    {
        MinorUnits sum = MinorUnits.Zero;
        foreach (Refund refund in Refunds)
        {
            sum += counts(refund) ? refund.Amount : MinorUnits.Zero;
        }

        return sum;
    }
}
