namespace OrderGrains.Api.Stores;

/// <summary>Pauses a store.</summary>
public sealed record PauseBody
{
    /// <summary>When it takes orders again; later than now.</summary>
    public DateTimeOffset? Until { get; init; }
}

/// <summary>Switches an item on or off.</summary>
public sealed record AvailabilityBody
{
    /// <summary>Whether it is sold.</summary>
    public bool? Available { get; init; }

    /// <summary>
    /// Snoozed: switched off until then, then on by itself. Only with available: true, or without it.
    /// </summary>
    public DateTimeOffset? SnoozedUntil { get; init; }
}
