namespace OrderGrains.Api.Payments;

/// <summary>Pays at the simulated provider, as a customer's browser would at a real one.</summary>
public sealed record ConfirmationBody
{
    /// <summary>The card.</summary>
    public CardBody? Card { get; init; }

    /// <summary>How the provider's reports arrive. Default: at once, in order, each once.</summary>
    public SimulationBody? Simulate { get; init; }
}

/// <summary>One of the simulated provider's cards. Never stored or logged, whatever number is sent.</summary>
public sealed record CardBody
{
    /// <summary>4242424242424242 succeeds, 4000000000000002 is declined.</summary>
    public string? Number { get; init; }

    /// <inheritdoc/>
    public override string ToString() => nameof(CardBody);
}

/// <summary>What a real provider's reports do now and then.</summary>
public sealed record SimulationBody
{
    /// <summary>
    /// How late the outcome arrives, in milliseconds; 0 to 600,000. Default: 0. The payment is processing meanwhile.
    /// </summary>
    public int? DelayMs { get; init; }

    /// <summary>How often each arrives; 1 to 10. Default: 1.</summary>
    public int? Deliveries { get; init; }

    /// <summary>True: in the wrong order.</summary>
    public bool? Reversed { get; init; }
}
