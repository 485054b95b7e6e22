namespace OrderGrains.Stores;

/// <summary>The orders of one window.</summary>
[GenerateSerializer, Alias("og.WindowCount")]
public sealed class WindowCount
{
    /// <summary>When it begins.</summary>
    [Id(0)]
    public DateTimeOffset StartsAt { get; set; }

    /// <summary>How many orders it holds.</summary>
    [Id(1)]
    public int Orders { get; set; }
}
