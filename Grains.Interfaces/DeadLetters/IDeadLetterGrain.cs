namespace OrderGrains.DeadLetters;

/// <summary>
/// The parked messages of a tenant. Key: the tenant to list them; the key of the order or store that a message is about
/// to do something about that one, so that it is done where that order or store lives.
/// </summary>
[Alias("og.IDeadLetterGrain")]
public interface IDeadLetterGrain : IGrainWithStringKey
{
    /// <summary>Lists parked messages in the order of their ids, from after <paramref name="after"/>.</summary>
    [Alias("List")]
    Task<IReadOnlyList<DeadLetterView>> List(string? after, int limit);

    /// <summary>One parked message; null when there is none.</summary>
    [Alias("Find")]
    Task<DeadLetterView?> Find(string id);

    /// <summary>Tries the message again; it stays parked when it fails again. False: there is none.</summary>
    [Alias("Redrive")]
    Task<bool> Redrive(string id);

    /// <summary>Gives the message up for good. False: there is none.</summary>
    [Alias("Discard")]
    Task<bool> Discard(string id);
}

/// <summary>A parked message. Carries references, no personal data.</summary>
[GenerateSerializer, Immutable, Alias("og.DeadLetterView")]
public sealed record DeadLetterView
{
    /// <summary>Its id.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>Who gave up.</summary>
    [Id(1)]
    public required string Consumer { get; init; }

    /// <summary>What it is about: the order's or store's id.</summary>
    [Id(2)]
    public required string Subject { get; init; }

    /// <summary>The event's number within the subject.</summary>
    [Id(3)]
    public required long Sequence { get; init; }

    /// <summary>The last failure.</summary>
    [Id(4)]
    public required string Error { get; init; }

    /// <summary>How often it was tried.</summary>
    [Id(5)]
    public required int Attempts { get; init; }

    /// <summary>When it was given up.</summary>
    [Id(6)]
    public required DateTimeOffset FailedAt { get; init; }
}
