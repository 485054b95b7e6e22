using OrderGrains.DeadLetters;

namespace OrderGrains.Api.DeadLetters;

/// <summary>A page of parked messages.</summary>
public sealed record DeadLetterListBody
{
    /// <summary>The messages, in the order of their ids.</summary>
    public required IReadOnlyList<DeadLetterView> Data { get; init; }

    /// <summary>Where the next page begins; absent at the end.</summary>
    public string? NextCursor { get; init; }
}

/// <summary>What became of a parked message that was tried again.</summary>
public sealed record RedriveBody
{
    /// <summary>The message's id.</summary>
    public required string Id { get; init; }

    /// <summary>True when it failed again and is still parked.</summary>
    public required bool Parked { get; init; }
}
