using System.Threading.Channels;

namespace OrderGrains.Api.Feeds;

/// <summary>
/// The events that wait for one subscriber, up to a bound: one that is slower for longer is cut off, and comes back
/// with its cursor. Filled from anywhere, read by one.
/// </summary>
internal sealed class FeedSubscriber(FeedTopic topic)
{
    /// <summary>The most events that wait.</summary>
    public const int MaxWaiting = 1_024;

    private readonly Channel<FeedItem> waiting = Channel.CreateBounded<FeedItem>(
        new BoundedChannelOptions(MaxWaiting) { SingleReader = true });

    private volatile bool isCut;

    /// <summary>True once it gets nothing more than what waits.</summary>
    public bool IsCut => isCut;

    /// <summary>What it follows.</summary>
    public FeedTopic Topic { get; } = topic;

    /// <summary>Adds an event; false: there were too many, and now it is cut off.</summary>
    public bool TryAdd(FeedItem item)
    {
        if (waiting.Writer.TryWrite(item))
        {
            return true;
        }

        Cut();
        return false;
    }

    /// <summary>Ends it, after what waits.</summary>
    public void Cut()
    {
        isCut = true;
        waiting.Writer.TryComplete();
    }

    /// <summary>Takes the next event.</summary>
    public bool TryTake(out FeedItem item) => waiting.Reader.TryRead(out item);

    /// <summary>Done when there is an event; false: it was cut off.</summary>
    public Task<bool> WaitAsync(CancellationToken cancellationToken) =>
        waiting.Reader.WaitToReadAsync(cancellationToken).AsTask();
}
