namespace OrderGrains.Status;

/// <summary>How busy the grains of one type are.</summary>
public sealed record GrainTypeStatus
{
    /// <summary>The type, e.g. <c>order</c>.</summary>
    public required string Type { get; init; }

    /// <summary>How many are live.</summary>
    public int Activations { get; init; }

    /// <summary>Calls since the start.</summary>
    public long Calls { get; init; }

    /// <summary>How many of them failed.</summary>
    public long Errors { get; init; }

    /// <summary>How long half of the latest calls took at most, in milliseconds; 0: there were none.</summary>
    public double P50Ms { get; init; }

    /// <summary>The same for 99 of 100; of several silos the slowest one's.</summary>
    public double P99Ms { get; init; }
}
