using System.Text.Json;
using OrderGrains.Api.Feeds;
using OrderGrains.Feeds;
using OrderGrains.Ledger;

namespace OrderGrains.Tests.Feeds;

public sealed class FeedEndpointTests : IDisposable
{
    private const string Order = """{"id":"a","store_id":"sample","lines":[{"item_id":"1","quantity":1}]}""";

    private readonly CancellationTokenSource bound = new(TimeSpan.FromSeconds(30));

    [Fact]
    public async Task Get_StoresEvents_BeginsWithReadyAndSendsWhatHappens()
    {
        await using ApiServer server = await StartAsync();
        using HttpResponseMessage answer = await OpenAsync(server, "/v1/stores/sample/events");
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        using var events = new SseReader(await answer.Content.ReadAsStreamAsync());
        SseEvent? ready = await events.ReadAsync(bound.Token);
        Assert.Equal(("ready", "{}"), (ready?.Name, ready?.Data));

        Commit(server, "sample", "evt_1");
        SseEvent? happened = await events.ReadAsync(bound.Token);

        Assert.Equal("order.placed", happened!.Name);
        JsonElement body = JsonDocument.Parse(happened.Data).RootElement;
        Assert.Equal("evt_1", body.GetProperty("id").GetString());
        Assert.Equal("order.placed", body.GetProperty("type").GetString());
        Assert.Equal("sample", body.GetProperty("data").GetProperty("store_id").GetString());
        Assert.Equal("cus_1", body.GetProperty("data").GetProperty("customer_id").GetString());
        Assert.NotEqual(ready!.Id, happened.Id);
    }

    [Theory]
    [InlineData("/v1/stores/sample/events", true)]
    [InlineData("/v1/customers/cus_1/events", true)]
    [InlineData("/v1/customers/cus_1/events", false)]
    public async Task Get_WithTheLastId_GoesOnAfterIt(string path, bool byHeader)
    {
        await using ApiServer server = await StartAsync();
        string cursor = FeedCursor.Write([default, default]);
        Commit(server, "sample", "evt_1");
        Commit(server, "another", "evt_2", customer: "cus_2");
        Commit(server, "sample", "evt_3");
        using HttpResponseMessage answer = byHeader
            ? await OpenAsync(server, path, cursor)
            : await OpenAsync(server, $"{path}?after={cursor}");
        using var events = new SseReader(await answer.Content.ReadAsStreamAsync());

        Assert.Equal(cursor, (await events.ReadAsync(bound.Token))!.Id);
        Assert.Equal("evt_1", await NextAsync(events));
        string? afterFirst = events.LastId;
        Assert.Equal("evt_3", await NextAsync(events));
        using HttpResponseMessage again = await OpenAsync(server, path, afterFirst);
        using var rest = new SseReader(await again.Content.ReadAsStreamAsync());
        await rest.ReadAsync(bound.Token);
        Assert.Equal("evt_3", await NextAsync(rest));
    }

    [Fact]
    public async Task Get_ReadingFailsMeanwhile_GoesOnWithoutAGap()
    {
        await using ApiServer server = await StartAsync();
        using HttpResponseMessage answer = await OpenAsync(server, "/v1/stores/sample/events");
        using var events = new SseReader(await answer.Content.ReadAsStreamAsync());
        await events.ReadAsync(bound.Token);

        server.Feeds.Failure = new InfrastructureException("bucket_moved", "It is elsewhere.", retryable: true);
        Commit(server, "sample", "evt_1");
        Commit(server, "sample", "evt_2");
        await server.WaitAsync("no reading", () => Task.FromResult(server.Feeds.Readings < 2));
        server.Feeds.Failure = null;

        Assert.Equal("evt_1", await NextAsync(events));
        Assert.Equal("evt_2", await NextAsync(events));
    }

    [Theory]
    [InlineData("/v1/stores/sample/events", "nonsense")]
    [InlineData("/v1/customers/cus_1/events", "5.2.1")]
    [InlineData("/v1/orders/a/events", "nonsense")]
    [InlineData("/v1/orders/a/events", "AQAA")]
    public async Task Get_IdOfNoEvent_IsInvalid(string path, string cursor)
    {
        await using ApiServer server = await StartAsync();
        await server.PostAsync("/v1/orders", Order);
        using HttpResponseMessage answer = await OpenAsync(server, path, cursor);

        JsonElement problem = await ApiServer.ProblemAsync(answer, 400, "validation_failed");

        Assert.Equal(["Last-Event-ID"], ApiServer.Places(problem));
    }

    [Fact]
    public async Task Get_IdFromBeforeTheRetention_IsGone()
    {
        await using ApiServer server = await StartAsync();
        Commit(server, "sample", "evt_1");
        server.Feeds.Trim();
        using HttpResponseMessage answer =
            await OpenAsync(server, "/v1/stores/sample/events", FeedCursor.Write([default, default]));

        await ApiServer.ProblemAsync(answer, 410, "cursor_expired");
    }

    [Theory]
    [InlineData("/v1/stores/nowhere/events")]
    [InlineData("/v1/orders/none/events")]
    public async Task Get_OfWhatIsNotThere_IsNotFound(string path)
    {
        await using ApiServer server = await StartAsync();
        using HttpResponseMessage answer = await OpenAsync(server, path);
        await ApiServer.ProblemAsync(answer, 404, "not_found");
    }

    [Fact]
    public async Task Get_OrdersEvents_ComeFromItsTimelineWhateverTheLogHas()
    {
        await using ApiServer server = await StartAsync();
        await server.PostAsync("/v1/orders", Order);
        server.Feeds.Trim();
        server.Feeds.At = DateTimeOffset.MaxValue;
        using HttpResponseMessage answer = await OpenAsync(server, "/v1/orders/a/events?after=0.0.0");
        using var events = new SseReader(await answer.Content.ReadAsStreamAsync());

        Assert.Equal("0.0.0", (await events.ReadAsync(bound.Token))!.Id);
        Assert.Equal("evt_a_1", await NextAsync(events));
        Assert.Equal("1.0.0", events.LastId);

        // The log has it too: it is not sent again; what comes next is.
        int bucket = server.Feeds.BucketOf("default/a");
        server.Feeds.Commit(bucket, FakeFeedSource.Event("sample", "evt_a_1"));
        server.Feeds.Commit(bucket, FakeFeedSource.Event("sample", "evt_a_2") with { Sequence = 2 });
        Assert.Equal("evt_a_2", await NextAsync(events));
        using HttpResponseMessage never = await OpenAsync(server, "/v1/orders/a/events?after=9.0.0");
        await ApiServer.ProblemAsync(never, 410, "cursor_expired");
    }

    [Fact]
    public async Task Get_BucketsAreAway_IsUnavailable()
    {
        await using ApiServer server = await ApiServer.StartAsync("--OrderGrains:Api:RequestTimeout=00:00:01");
        server.Feeds.Failure = new InfrastructureException("bucket_moved", "It is elsewhere.", retryable: true);
        using HttpResponseMessage answer = await OpenAsync(server, "/v1/customers/cus_1/events");

        await ApiServer.ProblemAsync(answer, 503, "unavailable");
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    [Fact]
    public async Task Stop_WithOpenStreams_EndsThemAtOnce()
    {
        ApiServer server = await StartAsync();
        using var client = new HttpClient { BaseAddress = server.Client.BaseAddress };
        using HttpResponseMessage answer = await client.GetAsync(
            new Uri("/v1/customers/cus_1/events", UriKind.Relative),
            HttpCompletionOption.ResponseHeadersRead,
            bound.Token);
        using var events = new SseReader(await answer.Content.ReadAsStreamAsync());
        await events.ReadAsync(bound.Token);

        Task stopping = server.DisposeAsync().AsTask();

        Assert.Null(await events.ReadAsync(bound.Token));
        await stopping;
    }

    public void Dispose() => bound.Dispose();

    private static async Task<ApiServer> StartAsync()
    {
        ApiServer server = await ApiServer.StartAsync();
        await server.WaitAsync(
            "the sample store", () => Task.FromResult(server.Grains.Store("sample").View is not null));
        return server;
    }

    private static void Commit(ApiServer server, string store, string id, string customer = "cus_1") =>
        server.Feeds.Commit(1, FakeFeedSource.Event(store, id, customer: customer));

    private Task<HttpResponseMessage> OpenAsync(ApiServer server, string path, string? cursor = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (cursor is not null)
        {
            request.Headers.Add("Last-Event-ID", cursor);
        }

        return server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, bound.Token);
    }

    private async Task<string?> NextAsync(SseReader events)
    {
        SseEvent? happened = await events.ReadAsync(bound.Token);
        Assert.NotNull(happened);
        using JsonDocument body = JsonDocument.Parse(happened.Data);
        return body.RootElement.GetProperty("id").GetString();
    }
}
