using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using OrderGrains.Api.Feeds;
using OrderGrains.Feeds;
using OrderGrains.Orders;

namespace OrderGrains.Tests.Feeds;

/// <summary>Streams that come and go while events are committed and readings fail: each gets everything once.</summary>
public sealed class TopicFeedTests
{
    private const string Watched = "watched";
    private const string End = "end";
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Follow_StreamsBreakAndReadingsFail_NothingIsMissingOrDouble(int seed)
    {
        const int Buckets = 3;
        var source = new FakeFeedSource(Buckets, new Random(seed));
        FeedHub hub = Hub(source);
        Task<Followed>[] followers =
            [.. Enumerable.Range(0, 4).Select(number => FollowAsync(hub, Buckets, new Random(seed + number)))];
        await WriteAsync(source, Buckets, new Random(seed));

        foreach (Followed followed in await Task.WhenAll(followers).WaitAsync(Bound))
        {
            IReadOnlyList<string>[] expected = source.IdsOf(Watched, FeedCursor.Read(followed.Start, Buckets)!);
            for (int bucket = 0; bucket < Buckets; bucket++)
            {
                string prefix = $"{bucket}:";
                Assert.Equal(
                    expected[bucket], followed.Ids.Where(id => id.StartsWith(prefix, StringComparison.Ordinal)));
            }
        }

        await UntilNobodyReadsAsync(source);
    }

    [Fact]
    public async Task Follow_ManyStreams_ReadEachBucketOnce()
    {
        var source = new FakeFeedSource(buckets: 2);
        FeedHub hub = Hub(source);
        TopicFeed?[] feeds = await Task.WhenAll(Enumerable.Range(0, 20).Select(
            number => TopicFeed.OpenAsync(hub, Topic($"store-{number}"), null, CancellationToken.None)));

        Assert.InRange(source.Readings, 0, 2);
        foreach (TopicFeed? feed in feeds)
        {
            feed!.Dispose();
        }

        await UntilNobodyReadsAsync(source);
    }

    [Fact]
    public async Task Open_PlaceIsNotInTheLogAnyMore_IsRefused()
    {
        var source = new FakeFeedSource(buckets: 2);
        FeedHub hub = Hub(source);
        source.Commit(1, FakeFeedSource.Event(Watched, "1:0"));
        source.Trim();

        Assert.Null(await TopicFeed.OpenAsync(hub, Topic(Watched), [default, default], CancellationToken.None));
        Assert.Null(await TopicFeed.OpenAsync(
            hub, Topic(Watched), [default, new FeedPosition(99, 0)], CancellationToken.None));
        using TopicFeed? whole = await TopicFeed.OpenAsync(
            hub, Topic(Watched), [default, new FeedPosition(1, 0)], CancellationToken.None);
        Assert.NotNull(whole);
    }

    [Fact]
    public async Task Follow_MoreWaitsThanTheBound_CutsItOffAndItGoesOnFromItsCursor()
    {
        const int Events = FeedSubscriber.MaxWaiting + 500;
        var source = new FakeFeedSource(buckets: 1);
        FeedHub hub = Hub(source);
        using var stop = new CancellationTokenSource(Bound);
        TopicFeed slow = (await TopicFeed.OpenAsync(hub, Topic(Watched), null, stop.Token))!;
        for (int number = 0; number < Events; number++)
        {
            source.Commit(0, FakeFeedSource.Event(Watched, $"0:{number}"));
        }

        while (hub.Tail(0).Place?.Position != new FeedPosition(Events, 0))
        {
            Assert.False(stop.IsCancellationRequested, $"The tail is at {hub.Tail(0).Place}.");
            await Task.Yield();
        }

        List<string> ids = [];
        string? cursor = await DrainAsync(slow, ids, most: int.MaxValue, stop.Token);
        Assert.Equal(FeedSubscriber.MaxWaiting, ids.Count);
        TopicFeed again = (await TopicFeed.OpenAsync(hub, Topic(Watched), FeedCursor.Read(cursor!, 1), stop.Token))!;
        await DrainAsync(again, ids, Events - ids.Count, stop.Token);
        Assert.Equal(Enumerable.Range(0, Events).Select(number => $"0:{number}"), ids);
    }

    private static FeedTopic Topic(string store) => new(FeedTopicKind.Store, EntityKey.DefaultTenant, store);

    private static FeedHub Hub(IFeedSource source) => new(
        source, new FeedMetrics(), new Lifetime(), new FastTime(factor: 50), NullLogger<BucketTail>.Instance);

    private static async Task WriteAsync(FakeFeedSource source, int buckets, Random random)
    {
        for (int number = 0; number < 300; number++)
        {
            int bucket = random.Next(buckets);
            source.Commit(bucket, Events(bucket, number, random));
            if (random.Next(3) == 0)
            {
                await Task.Delay(1);
            }
        }

        for (int bucket = 0; bucket < buckets; bucket++)
        {
            source.Commit(bucket, FakeFeedSource.Event(Watched, $"{bucket}:{End}"));
        }
    }

    private static OrderEvent[] Events(int bucket, int number, Random random) =>
    [
        .. Enumerable.Range(0, random.Next(4)).Select(at => FakeFeedSource.Event(
            random.Next(2) == 0 ? Watched : "another", $"{bucket}:{number}.{at}")),
    ];

    /// <summary>Follows until every bucket's last event has come, through streams that break at any moment.</summary>
    private static async Task<Followed> FollowAsync(FeedHub hub, int buckets, Random random)
    {
        using var stop = new CancellationTokenSource(Bound);
        List<string> ids = [];
        string? start = null;
        string? cursor = null;
        while (ids.Count(id => id.EndsWith(End, StringComparison.Ordinal)) < buckets)
        {
            FeedPosition[]? from = cursor is null ? null : FeedCursor.Read(cursor, buckets);
            TopicFeed? feed = await TryOpenAsync(hub, from, stop.Token);
            if (feed is not null)
            {
                cursor = await DrainAsync(feed, ids, random.Next(40), stop.Token, found => start ??= found) ?? cursor;
            }
        }

        return new Followed(start!, ids);
    }

    // The first reading of a resumed stream may fail: a client is answered 503, and comes again.
    private static async Task<TopicFeed?> TryOpenAsync(FeedHub hub, FeedPosition[]? from, CancellationToken stop)
    {
        try
        {
            return await TopicFeed.OpenAsync(hub, Topic(Watched), from, stop);
        }
        catch (Ledger.InfrastructureException)
        {
            return null;
        }
    }

    /// <summary>Reads some events of a stream, then drops it with all that was not read; answers the last id.</summary>
    private static async Task<string?> DrainAsync(
        TopicFeed feed, List<string> ids, int most, CancellationToken stop, Action<string>? ready = null)
    {
        var pipe = new Pipe();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task running = RunAsync(feed, pipe, end.Token);
        using var reader = new SseReader(pipe.Reader.AsStream());
        for (int read = -1; read < most && await reader.ReadAsync(stop) is { } happened; read++)
        {
            if (happened.Name == "ready")
            {
                ready?.Invoke(happened.Id!);
                continue;
            }

            using JsonDocument body = JsonDocument.Parse(happened.Data);
            string id = body.RootElement.GetProperty("id").GetString()!;
            ids.Add(id);
            if (id.EndsWith(End, StringComparison.Ordinal))
            {
                break;
            }
        }

        await end.CancelAsync();
        await running;
        return reader.LastId;
    }

    private static async Task RunAsync(TopicFeed feed, Pipe pipe, CancellationToken end)
    {
        try
        {
            using (feed)
            {
                await feed.RunAsync(new FeedWriter(pipe.Writer), end);
            }
        }
        catch (OperationCanceledException)
        {
            // The client has gone.
            return;
        }
        finally
        {
            await pipe.Writer.CompleteAsync();
        }
    }

    private static async Task UntilNobodyReadsAsync(FakeFeedSource source)
    {
        using var bound = new CancellationTokenSource(Bound);
        while (source.Readings > 0)
        {
            Assert.False(bound.IsCancellationRequested, $"{source.Readings} readings go on though nobody follows.");
            for (int bucket = 0; bucket < source.Buckets; bucket++)
            {
                // A reading that is under way ends with what is new.
                source.Commit(bucket, FakeFeedSource.Event("another", "last"));
            }

            await Task.Delay(1);
        }
    }

    private sealed record Followed(string Start, IReadOnlyList<string> Ids);

    private sealed class Lifetime : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => throw new NotSupportedException();
    }
}
