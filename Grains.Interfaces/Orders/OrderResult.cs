namespace OrderGrains.Orders;

/// <summary>The answer to a command: the order after it, or a refusal.</summary>
[GenerateSerializer, Immutable, Alias("og.OrderResult")]
public sealed record OrderResult
{
    /// <summary>The order after the command, at the version that the command led to.</summary>
    [Id(0)]
    public OrderView? Order { get; init; }

    /// <summary>Why nothing was done.</summary>
    [Id(1)]
    public Refusal? Refusal { get; init; }

    /// <summary>True when this repeats the recorded answer to an earlier, identical request.</summary>
    [Id(2)]
    public bool Replayed { get; init; }

    /// <summary>A refusal.</summary>
    public static OrderResult Refused(Refusal refusal) => new() { Refusal = refusal };
}
