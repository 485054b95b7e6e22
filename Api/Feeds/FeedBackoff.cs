namespace OrderGrains.Api.Feeds;

/// <summary>How long a failed reading of a bucket is left alone: longer each time, never long.</summary>
internal static class FeedBackoff
{
    private const int MostDoublings = 5;
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits before the next try.</summary>
    /// <param name="failures">How often it has failed in a row, from 1.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static Task WaitAsync(int failures, TimeProvider time, CancellationToken cancellationToken) =>
        Task.Delay(First * (1 << Math.Min(failures - 1, MostDoublings)), time, cancellationToken);
}
