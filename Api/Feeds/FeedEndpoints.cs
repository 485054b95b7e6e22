using OrderGrains.Api.Access;
using OrderGrains.Api.Hosting;
using OrderGrains.Api.Json;
using OrderGrains.Api.OpenApi;
using OrderGrains.Api.Problems;
using OrderGrains.Configuration;
using OrderGrains.Feeds;
using FeedResults = Microsoft.AspNetCore.Http.HttpResults.Results<
    OrderGrains.Api.Feeds.FeedAnswer, OrderGrains.Api.Problems.Problem>;

namespace OrderGrains.Api.Feeds;

/// <summary>Live updates: <c>/v1/orders/{id}/events</c>, and the same of stores and customers.</summary>
internal static class FeedEndpoints
{
    private const string Description =
        "Server-Sent Events. The first is `ready`: what happens after it is sent, each event once, with its type, the "
            + "place after it as its id, and the envelope as its data. Send the last id as Last-Event-ID to go on.";

    public static void AddFeeds(this IServiceCollection services) => services
        .AddSingleton<FeedMetrics>().AddSingleton<FeedHub>().AddSingleton<IFeedSource, GrainFeedSource>();

    public static void MapFeeds(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder feeds = app.MapResource("/v1", "Live updates");
        feeds.MapGet("/orders/{id}/events", OfOrder).DescribeFeed("Follow an order").Fails(404).ForOrder("id");
        feeds.MapGet("/stores/{id}/events", OfStore).DescribeFeed(
            "Follow a store",
            "Its orders' events, and its own: whether it takes orders, and what it sells. Customers get the latter.")
            .Fails(404).ForStoreAndCustomers("id");
        feeds.MapGet("/customers/{id}/events", OfCustomer).DescribeFeed("Follow a customer's orders")
            .ForCustomer("id");
    }

    private static RouteHandlerBuilder DescribeFeed(
        this RouteHandlerBuilder endpoint, string summary, string about = "") =>
        endpoint.Describe(summary, $"{about} {Description}".Trim()).TakesQuery(FeedRequestReader.Parameters)
            .WithMetadata(FeedRequestReader.Header).Fails(410).DisableHttpMetrics();

    private static Task<FeedResults> OfOrder(HttpContext http, GrainCalls grains, FeedHub hub, string id)
    {
        OrderCursor cursor = default;
        string? sent = FeedRequestReader.Cursor(http.Request);
        if (!EntityId.IsValid(id))
        {
            return Task.FromResult<FeedResults>(Problem.NotFound("order"));
        }

        if (sent is not null && !OrderCursor.TryParse(sent, out cursor))
        {
            return Task.FromResult<FeedResults>(Malformed());
        }

        return OpenAsync(http, hub, async token =>
        {
            OrderFeedOpening opening = await OrderFeed.OpenAsync(hub, grains, id, sent is null ? null : cursor, token);
            return opening.IsThere ? Answer(opening.Feed, hub) : Problem.NotFound("order");
        });
    }

    private static async Task<FeedResults> OfStore(HttpContext http, GrainCalls grains, FeedHub hub, string id) =>
        EntityId.IsValid(id) && await grains.Within(grains.Store(id).Find()) is not null
            ? await FollowAsync(http, hub, new FeedTopic(KindFor(Caller.Of(http)), GrainCalls.Tenant, id))
            : Problem.NotFound("store");

    private static FeedTopicKind KindFor(Caller caller) =>
        caller.Role == CallerRole.Customer ? FeedTopicKind.Menu : FeedTopicKind.Store;

    private static async Task<FeedResults> OfCustomer(HttpContext http, FeedHub hub, string id) =>
        EntityId.IsValid(id)
            ? await FollowAsync(http, hub, new FeedTopic(FeedTopicKind.Customer, GrainCalls.Tenant, id))
            : Problem.InvalidField("id", EntityId.Rule);

    private static async Task<FeedResults> FollowAsync(HttpContext http, FeedHub hub, FeedTopic topic)
    {
        FeedPosition[]? from = null;
        if (FeedRequestReader.Cursor(http.Request) is { } sent)
        {
            from = FeedCursor.Read(sent, hub.Source.Buckets);
            if (from is null)
            {
                return Malformed();
            }
        }

        return await OpenAsync(http, hub, async token =>
            Answer(await TopicFeed.OpenAsync(hub, topic, from, token), hub));
    }

    /// <summary>Opens a stream within the time that a request may wait for grains.</summary>
    private static async Task<FeedResults> OpenAsync(
        HttpContext http, FeedHub hub, Func<CancellationToken, Task<FeedResults>> open)
    {
        TimeSpan timeout = http.RequestServices.GetRequiredService<ApiOptions>().RequestTimeout;
        using var late = new CancellationTokenSource(timeout, hub.Time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(
            late.Token, http.RequestAborted, hub.Stopping);
        try
        {
            return await open(end.Token);
        }
        catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
        {
            // Its buckets are away for longer than one waits, or this process stops: the client tries again.
            return Problem.Unavailable(retryAfter: null, outcomeUnknown: false);
        }
    }

    private static FeedResults Answer(Feed? feed, FeedHub hub) => feed is null
        ? new Problem(ProblemKind.CursorExpired, "What has happened since is not in the log any more: read it anew.")
        : new FeedAnswer(feed, hub);

    private static Problem Malformed() =>
        Problem.InvalidField(FeedRequestReader.HeaderName, "is not the id of an event of this stream");
}
