namespace OrderGrains.Stores;

/// <summary>What a store answers, and what an admitted order takes from its capacity.</summary>
/// <param name="Admission">The answer.</param>
/// <param name="Demand">What is to be reserved, if it is admitted.</param>
public readonly record struct AdmissionDecision(Admission Admission, Demand Demand)
{
    /// <summary>True when capacity has to be reserved.</summary>
    public bool IsAdmitted => Admission is { Rejection: null, Refusal: null };
}

/// <summary>What an order takes from a store's capacity.</summary>
public readonly record struct Demand
{
    /// <summary>When the kitchen gets it, if later than now.</summary>
    public DateTimeOffset? FireAt { get; init; }

    /// <summary>The window that it counts in.</summary>
    public DateTimeOffset? Window { get; init; }

    /// <summary>The day whose stock it takes from.</summary>
    public string? Day { get; init; }

    /// <summary>What it takes from the stock.</summary>
    public ReservedItem[]? Items { get; init; }
}
