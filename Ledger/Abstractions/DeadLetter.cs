namespace OrderGrains.Ledger;

/// <summary>A message that was given up on: parked, visible, and tried again only when somebody says so.</summary>
public sealed record DeadLetter
{
    /// <summary>The letter's name within <see cref="Key"/>; the two together are its identity.</summary>
    public required string Name { get; init; }

    /// <summary>The grain key that the letter belongs to.</summary>
    public required string Key { get; init; }

    /// <summary>Who gave up: a consumer's grain type.</summary>
    public required string Consumer { get; init; }

    /// <summary>The stream namespace of a parked event; null for a letter that its grain redrives itself.</summary>
    public string? StreamNamespace { get; init; }

    /// <summary>The event's number within its subject.</summary>
    public required long Sequence { get; init; }

    /// <summary>The last failure, without personal data.</summary>
    public required string Error { get; init; }

    /// <summary>How often it was tried.</summary>
    public required int Attempts { get; init; }

    /// <summary>When it was given up.</summary>
    public required DateTimeOffset FailedAt { get; init; }
}
