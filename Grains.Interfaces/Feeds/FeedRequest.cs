namespace OrderGrains.Feeds;

/// <summary>Asks for the next events of a bucket.</summary>
[GenerateSerializer, Immutable, Alias("og.FeedRequest")]
public sealed record FeedRequest
{
    /// <summary>The most events that are answered at once.</summary>
    public const int MaxLimit = 256;

    /// <summary>The longest wait: shorter than any time-out on the way.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(10);

    /// <summary>Where to begin; null: at the end.</summary>
    [Id(0)]
    public FeedPosition? From { get; init; }

    /// <summary>
    /// How many of the bucket's events to look at; 0: only whether the log still goes back to <see cref="From"/>.
    /// </summary>
    [Id(1)]
    public required int Limit { get; init; }

    /// <summary>How long to wait for the first.</summary>
    [Id(2)]
    public required TimeSpan Wait { get; init; }
}
