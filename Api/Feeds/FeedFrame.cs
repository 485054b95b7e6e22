using OrderGrains.Feeds;

namespace OrderGrains.Api.Feeds;

/// <summary>An event as it is sent: made once, for all who follow it.</summary>
/// <param name="Kind">What it is about: each kind is numbered for itself.</param>
/// <param name="Sequence">Its number.</param>
/// <param name="Time">When it was committed.</param>
/// <param name="Type">E.g. <c>order.accepted</c>.</param>
/// <param name="Json">The envelope, one line.</param>
internal sealed record FeedFrame(
    FeedFrameKind Kind, long Sequence, DateTimeOffset Time, string Type, ReadOnlyMemory<byte> Json);

/// <summary>What events are about.</summary>
internal enum FeedFrameKind
{
    Order,
    Payment,
    Fulfilment,
    Store,
}

/// <summary>An event on its way to one subscriber.</summary>
/// <param name="Bucket">Its bucket.</param>
/// <param name="Next">The place after it.</param>
/// <param name="Frame">The event.</param>
internal readonly record struct FeedItem(int Bucket, FeedPosition Next, FeedFrame Frame);
