using OrderGrains.Api.Problems;

namespace OrderGrains.Api.Feeds;

/// <summary>Tells a bucket that is away, and will be back, from bugs.</summary>
internal static class FeedFailures
{
    /// <summary>True when the same reading may succeed later.</summary>
    public static bool IsPassing(Exception failure) => Unavailability.TryExplain(failure, changes: false, out _);
}
