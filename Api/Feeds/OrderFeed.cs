using OrderGrains.Api.Hosting;

namespace OrderGrains.Api.Feeds;

/// <summary>
/// Everything about one order. It first joins its bucket's tail, and then reads the timelines: what was committed
/// before the tail's place is in them, what comes after it the tail brings, and what both have is known by its number.
/// </summary>
internal sealed class OrderFeed : Feed
{
    private readonly BucketTail tail;
    private IReadOnlyList<FeedFrame> missed = [];
    private OrderCursor cursor;

    private OrderFeed(FeedHub hub, string id)
        : base(hub, new FeedTopic(FeedTopicKind.Order, GrainCalls.Tenant, id))
    {
        string key = new EntityKey(GrainCalls.Tenant, id).ToString();
        tail = hub.Tail(hub.Source.BucketOf(key));
        tail.Enter();
    }

    /// <inheritdoc/>
    protected override string Cursor => cursor.ToString();

    /// <summary>Opens a stream.</summary>
    /// <param name="hub">The process's tails.</param>
    /// <param name="grains">Where the timelines are.</param>
    /// <param name="id">The order.</param>
    /// <param name="from">The cursor; null: from now on.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    public static async Task<OrderFeedOpening> OpenAsync(
        FeedHub hub, GrainCalls grains, string id, OrderCursor? from, CancellationToken cancellationToken)
    {
        var feed = new OrderFeed(hub, id);
        OrderFeedOpening opening = default;
        try
        {
            TailPlace place = await feed.JoinAsync(cancellationToken);
            if (await OrderHistory.ReadAsync(grains, id).WaitAsync(cancellationToken) is { } history)
            {
                opening = new OrderFeedOpening(true, feed.TryBegin(history, place, from) ? feed : null);
            }

            return opening;
        }
        finally
        {
            if (opening.Feed is null)
            {
                feed.Dispose();
            }
        }
    }

    /// <inheritdoc/>
    public override void Dispose() => tail.Leave(Subscriber);

    /// <inheritdoc/>
    protected override async Task<bool> TryCatchUpAsync(FeedWriter writer, CancellationToken cancellationToken)
    {
        foreach (FeedFrame frame in missed)
        {
            cursor = cursor.After(frame);
            writer.Write(frame, Cursor);
        }

        missed = [];
        await writer.FlushAsync(cancellationToken);
        return true;
    }

    /// <inheritdoc/>
    protected override bool TryPass(FeedItem item)
    {
        if (item.Frame.Sequence <= cursor.Of(item.Frame.Kind))
        {
            return false;
        }

        cursor = cursor.After(item.Frame);
        return true;
    }

    private async Task<TailPlace> JoinAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await tail.ReadyAsync(cancellationToken);
            if (tail.TryJoin(Subscriber, from: null) is { } place)
            {
                return place;
            }
        }
    }

    /// <summary>False: the cursor is of events that the order never had.</summary>
    private bool TryBegin(IReadOnlyList<FeedFrame> history, TailPlace place, OrderCursor? from)
    {
        FeedFrame[] before = [.. history.Where(frame => frame.Time <= place.At)];
        cursor = from ?? before.Aggregate(default(OrderCursor), static (last, frame) => last.After(frame));
        missed = [.. before.Where(frame => frame.Sequence > cursor.Of(frame.Kind))];
        return Enum.GetValues<FeedFrameKind>().All(
            kind => cursor.Of(kind) <= history.Count(frame => frame.Kind == kind));
    }
}

/// <summary>What became of opening an order's stream.</summary>
/// <param name="IsThere">Whether there is such an order.</param>
/// <param name="Feed">The stream; null: there is no such order, or its cursor is none of it.</param>
internal readonly record struct OrderFeedOpening(bool IsThere, OrderFeed? Feed);
