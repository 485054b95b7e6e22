using OrderGrains.Feeds;

namespace OrderGrains.Api.Feeds;

/// <summary>
/// Everything about a store's or a customer's orders, from all buckets.
/// <list type="number">
/// <item>It enters every tail, and joins those that are no further than its cursor.</item>
/// <item>From the other buckets it reads by itself, and joins each tail once it has got as far.</item>
/// <item>From then on the tails bring everything.</item>
/// </list>
/// The order of one bucket's events is kept, and with it every order's; buckets go side by side.
/// </summary>
internal sealed class TopicFeed : Feed
{
    private readonly FeedPosition[] places;
    private readonly bool[] isJoined;
    private readonly FeedTopic topic;

    private TopicFeed(FeedHub hub, FeedTopic topic, FeedPosition[]? from)
        : base(hub, topic)
    {
        this.topic = topic;
        places = from ?? new FeedPosition[hub.Source.Buckets];
        isJoined = new bool[places.Length];
        for (int bucket = 0; bucket < places.Length; bucket++)
        {
            hub.Tail(bucket).Enter();
        }
    }

    /// <inheritdoc/>
    protected override string Cursor => FeedCursor.Write(places);

    /// <summary>Opens a stream; null: the log does not go back to the cursor.</summary>
    /// <param name="hub">The process's tails.</param>
    /// <param name="topic">What is followed.</param>
    /// <param name="from">The cursor; null: from now on.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    public static async Task<TopicFeed?> OpenAsync(
        FeedHub hub, FeedTopic topic, FeedPosition[]? from, CancellationToken cancellationToken)
    {
        var feed = new TopicFeed(hub, topic, from);
        bool isOpen = false;
        try
        {
            bool[] isThere = await Task.WhenAll(feed.places.Select(
                (place, bucket) => feed.TryOpenAsync(bucket, from is null ? null : place, cancellationToken)));
            isOpen = Array.TrueForAll(isThere, static found => found);
            return isOpen ? feed : null;
        }
        finally
        {
            if (!isOpen)
            {
                feed.Dispose();
            }
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        for (int bucket = 0; bucket < places.Length; bucket++)
        {
            Hub.Tail(bucket).Leave(Subscriber);
        }
    }

    /// <inheritdoc/>
    protected override async Task<bool> TryCatchUpAsync(FeedWriter writer, CancellationToken cancellationToken)
    {
        for (int bucket = 0; bucket < places.Length; bucket++)
        {
            while (!isJoined[bucket])
            {
                if (!await TryReadAsync(bucket, writer, cancellationToken))
                {
                    return false;
                }

                await Hub.Tail(bucket).ReadyAsync(cancellationToken);
                isJoined[bucket] = Hub.Tail(bucket).TryJoin(Subscriber, places[bucket]) is not null;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    protected override bool TryPass(FeedItem item)
    {
        places[item.Bucket] = item.Next;
        return true;
    }

    /// <summary>What the tails have passed without finding anything for this stream need not be read again.</summary>
    protected override Action Note()
    {
        FeedPosition?[] passed = [.. places.Select((_, bucket) => Hub.Tail(bucket).Place?.Position)];
        return () =>
        {
            for (int bucket = 0; bucket < places.Length; bucket++)
            {
                if (passed[bucket] is { } place && places[bucket].IsBefore(place))
                {
                    places[bucket] = place;
                }
            }
        };
    }

    private async Task<bool> TryOpenAsync(int bucket, FeedPosition? from, CancellationToken cancellationToken)
    {
        BucketTail tail = Hub.Tail(bucket);
        await tail.ReadyAsync(cancellationToken);
        if (from is null || from == tail.Place?.Position)
        {
            TailPlace? place = tail.TryJoin(Subscriber, from);
            isJoined[bucket] = place is not null;
            places[bucket] = place?.Position ?? places[bucket];
            return isJoined[bucket] || from is not null || await TryOpenAsync(bucket, from, cancellationToken);
        }

        // Behind the tail, or before it: another process's tail was faster. Whether the log has the place, it says.
        var request = new FeedRequest { From = from, Limit = 0, Wait = TimeSpan.Zero };
        return !(await Hub.Source.ReadAsync(bucket, request, cancellationToken)).IsLost;
    }

    private async Task<bool> TryReadAsync(int bucket, FeedWriter writer, CancellationToken cancellationToken)
    {
        FeedPage page = await ReadAsync(bucket, cancellationToken);
        if (page.IsLost)
        {
            return false;
        }

        foreach (FeedEvent happened in page.Events)
        {
            if (FeedFrames.TopicsOf(happened).Contains(topic))
            {
                places[bucket] = happened.Next;
                writer.Write(FeedFrames.Of(happened), Cursor);
            }
        }

        places[bucket] = page.Next;
        await writer.FlushAsync(cancellationToken);
        return true;
    }

    private async Task<FeedPage> ReadAsync(int bucket, CancellationToken cancellationToken)
    {
        var request = new FeedRequest { From = places[bucket], Limit = FeedRequest.MaxLimit, Wait = TimeSpan.Zero };
        for (int failures = 1; ; failures++)
        {
            try
            {
                return await Hub.Source.ReadAsync(bucket, request, cancellationToken);
            }
            catch (Exception failure) when (FeedFailures.IsPassing(failure))
            {
                await FeedBackoff.WaitAsync(failures, Hub.Time, cancellationToken);
            }
        }
    }
}
