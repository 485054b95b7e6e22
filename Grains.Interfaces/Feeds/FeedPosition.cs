namespace OrderGrains.Feeds;

/// <summary>A place in a bucket's event log: the next event is this one, or the first after it.</summary>
[GenerateSerializer, Immutable, Alias("og.FeedPosition")]
public readonly record struct FeedPosition
{
    /// <summary>The place of an event.</summary>
    public FeedPosition(long commit, int index) => (Commit, Index) = (commit, index);

    /// <summary>The commit's number.</summary>
    [Id(0)]
    public long Commit { get; init; }

    /// <summary>The event's place within the commit, from 0.</summary>
    [Id(1)]
    public int Index { get; init; }

    /// <summary>True when this place comes first.</summary>
    public bool IsBefore(FeedPosition other) => (Commit, Index).CompareTo((other.Commit, other.Index)) < 0;
}
