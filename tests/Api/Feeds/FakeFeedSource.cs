using OrderGrains.Api.Feeds;
using OrderGrains.Feeds;
using OrderGrains.Fulfilments;
using OrderGrains.Ledger;
using OrderGrains.Orders;
using OrderGrains.Stores;

namespace OrderGrains.Tests.Feeds;

/// <summary>The logs of some buckets, by hand: readings fail now and then, as of silos that die.</summary>
internal sealed class FakeFeedSource(int buckets, Random? random = null) : IFeedSource
{
    private readonly Lock gate = new();
    private readonly List<FeedEvent[]>[] commits =
        [.. Enumerable.Range(0, buckets).Select(static _ => new List<FeedEvent[]>())];
    private readonly long[] first = new long[buckets];
    private TaskCompletionSource news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int readings;

    public int Buckets => buckets;

    /// <summary>How many readings there are at the moment.</summary>
    public int Readings => Volatile.Read(ref readings);

    /// <summary>Set to make every reading fail.</summary>
    public Exception? Failure { get; set; }

    /// <summary>When everything was committed.</summary>
    public DateTimeOffset At { get; set; } = DateTimeOffset.UnixEpoch;

    public int BucketOf(string key) => KeyHash.BucketOf(key, buckets);

    /// <summary>Commits events of a store's orders.</summary>
    public void Commit(int bucket, params IEnumerable<OrderEvent> events)
    {
        lock (gate)
        {
            OrderEvent[] all = [.. events];
            long commit = commits[bucket].Count;
            commits[bucket].Add([.. all.Select((happened, at) => new FeedEvent
            {
                Next = at == all.Length - 1 ? new FeedPosition(commit + 1, 0) : new FeedPosition(commit, at + 1),
                Order = happened,
            })]);
            news.TrySetResult();
        }
    }

    /// <summary>Commits an event of another kind.</summary>
    public void Commit(int bucket, FeedEvent happened)
    {
        lock (gate)
        {
            long commit = commits[bucket].Count;
            commits[bucket].Add([happened with { Next = new FeedPosition(commit + 1, 0) }]);
            news.TrySetResult();
        }
    }

    /// <summary>Forgets what is before the end.</summary>
    public void Trim()
    {
        lock (gate)
        {
            for (int bucket = 0; bucket < buckets; bucket++)
            {
                first[bucket] = commits[bucket].Count;
            }
        }
    }

    /// <summary>The ids of a store's events from some places on, bucket by bucket.</summary>
    public IReadOnlyList<string>[] IdsOf(string store, FeedPosition[] from)
    {
        lock (gate)
        {
            return
            [
                .. commits.Select((bucket, number) => bucket.SelectMany(static commit => commit)
                    .Where(happened => from[number].IsBefore(happened.Next) && happened.Order!.Data.StoreId == store)
                    .Select(happened => happened.Order!.Id).ToArray()),
            ];
        }
    }

    public async Task<FeedPage> ReadAsync(int bucket, FeedRequest request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref readings);
        try
        {
            await DisturbAsync();
            Task more = More();
            FeedPage page = Page(bucket, request);
            if (request.Limit > 0 && request.From is not null && page is { Events.Count: 0, IsLost: false }
                && request.Wait > TimeSpan.Zero)
            {
                // Another bucket's news ends it too: the page is empty then, as after the wait.
                await more.WaitAsync(cancellationToken);
                page = Page(bucket, request);
            }

            await DisturbAsync();
            return page;
        }
        finally
        {
            Interlocked.Decrement(ref readings);
        }
    }

    /// <summary>An order's event.</summary>
    public static OrderEvent Event(string store, string id, string order = "a", string? customer = null) => new()
    {
        Id = id,
        Type = OrderEventType.Placed,
        Time = DateTimeOffset.UnixEpoch,
        TenantId = EntityKey.DefaultTenant,
        Subject = order,
        Sequence = 1,
        OrderVersion = 1,
        Data = new OrderEventData
        {
            StoreId = store,
            CustomerId = customer,
            State = OrderStatus.Placed,
            Actor = Actor.Customer,
            Currency = "EUR",
        },
    };

    /// <summary>A store's own event.</summary>
    public static FeedEvent Event(string store, StoreEventType type, string? item = null) => new()
    {
        Next = default,
        Store = new StoreEvent
        {
            Id = $"evt_store_{store}_1",
            Type = type,
            Time = DateTimeOffset.UnixEpoch,
            TenantId = EntityKey.DefaultTenant,
            Subject = store,
            Sequence = 1,
            ItemId = item,
            Until = DateTimeOffset.UnixEpoch.AddHours(1),
        },
    };

    private Task More()
    {
        lock (gate)
        {
            if (news.Task.IsCompleted)
            {
                news = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            return news.Task;
        }
    }

    private async Task DisturbAsync()
    {
        int chance = random is null ? 0 : Next();
        if (Failure is not null || chance == 1)
        {
            throw Failure ?? new InfrastructureException("bucket_moved", "It is elsewhere.", retryable: true);
        }

        if (chance > 1)
        {
            await Task.Yield();
        }
    }

    private int Next()
    {
        const int Chances = 12;
        lock (gate)
        {
            return random!.Next(Chances);
        }
    }

    private FeedPage Page(int bucket, FeedRequest request)
    {
        lock (gate)
        {
            var end = new FeedPosition(commits[bucket].Count, 0);
            FeedPosition from = request.From ?? end;
            FeedEvent[] events =
            [
                .. commits[bucket].Skip((int)from.Commit).SelectMany(static commit => commit)
                    .Where(happened => from.IsBefore(happened.Next)).Take(Math.Min(request.Limit, 4)),
            ];
            bool isLost = from.Commit < first[bucket] || from.Commit > commits[bucket].Count;
            return new FeedPage
            {
                Events = isLost ? [] : events,
                Next = isLost || request.Limit == 0 ? from : events.Length > 0 ? events[^1].Next : end,
                At = At,
                IsLost = isLost,
            };
        }
    }
}
