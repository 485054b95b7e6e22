namespace OrderGrains.Payments;

/// <summary>A store's rule that an order is paid before anybody works on it.</summary>
[GenerateSerializer, Immutable, Alias("og.PaymentRule")]
public sealed record PaymentRule
{
    /// <summary>How long the customer has to pay; then the order is cancelled.</summary>
    [Id(0)]
    public TimeSpan PayWithin { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>When the money is taken.</summary>
    [Id(1)]
    public CaptureMode Capture { get; init; } = CaptureMode.AtPayment;
}
