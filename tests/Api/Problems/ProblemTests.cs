using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Storage;
using OrderGrains.Ledger;

namespace OrderGrains.Tests.Problems;

public sealed class ProblemTests
{
    public static TheoryData<string> Outages => ["ledger", "inconsistent", "timeout"];

    [Fact]
    public async Task Any_UnknownRouteOrMethodOrMediaType_IsAProblem()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        await ApiServer.ProblemAsync(await server.Client.GetAsync("/v2/orders"), 404, "not_found");
        HttpResponseMessage method = await server.SendAsync(HttpMethod.Delete, "/v1/orders");
        await ApiServer.ProblemAsync(method, 405, "method_not_allowed");
        Assert.Contains("POST", method.Content.Headers.Allow);
        foreach (string type in (string[])["text/plain", "application/x-www-form-urlencoded", "rubbish"])
        {
            var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Requests.Order));
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            await ApiServer.ProblemAsync(
                await server.Client.PostAsync("/v1/orders", content), 415, "unsupported_media_type");
        }
    }

    [Fact]
    public async Task Place_BodyPastTheLimit_Is413()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        string huge = $$"""{"note":"{{new string('x', 256 * 1024)}}"}""";
        await ApiServer.ProblemAsync(await server.PostAsync("/v1/orders", huge), 413, "payload_too_large");
        var chunked = new HttpRequestMessage(HttpMethod.Post, "/v1/orders")
        {
            Content = new StringContent(huge, Encoding.UTF8, "application/json"),
            Headers = { TransferEncodingChunked = true },
        };
        await ApiServer.ProblemAsync(await server.Client.SendAsync(chunked), 413, "payload_too_large");
    }

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task Any_Outage_Is503WithRetryAfter(string outage)
    {
        await using ApiServer server = await ApiServer.StartAsync();
        server.Grains.BeforeCall = () => throw Failure(outage);
        foreach (HttpResponseMessage response in new[]
        {
            await server.PostAsync("/v1/orders", Requests.Order), await server.Client.GetAsync("/v1/orders/x"),
            await server.Client.GetAsync("/v1/orders"), await server.PostAsync("/v1/stores", Requests.Store),
            await server.Client.GetAsync("/get?orderid=1"),
        })
        {
            await ApiServer.ProblemAsync(response, 503, "unavailable");
            Assert.Equal(outage == "ledger" ? 7 : 1, response.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        }
    }

    [Theory]
    [InlineData("lost", true)]
    [InlineData("timeout", true)]
    [InlineData("ledger", false)]
    [InlineData("inconsistent", false)]
    [InlineData("refused", false)]
    public async Task Change_OutageThatMayHaveDoneIt_SaysSo(string outage, bool mayBeDone)
    {
        await using ApiServer server = await ApiServer.StartAsync();
        server.Grains.BeforeCall = () => throw Failure(outage);
        JsonElement change = await ApiServer.ProblemAsync(
            await server.PostAsync("/v1/orders", Requests.Order), 503, "unavailable");
        JsonElement read = await ApiServer.ProblemAsync(
            await server.Client.GetAsync("/v1/orders/x"), 503, "unavailable");
        JsonElement batch = await ApiServer.JsonAsync(
            await server.PostAsync("/v1/orders/batch", $$"""{"orders":[{{Requests.Order}}]}"""));
        JsonElement inBatch = batch.GetProperty("results")[0].GetProperty("problem");
        Assert.Equal((mayBeDone, false, mayBeDone), (MayBeDone(change), MayBeDone(read), MayBeDone(inBatch)));
        string detail = change.GetProperty("detail").GetString()!;
        Assert.Equal(mayBeDone, !detail.StartsWith("Nothing", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Any_GrainThatDoesNotAnswer_Is503AfterTheTimeout()
    {
        await using ApiServer server = await ApiServer.StartAsync("--OrderGrains:Api:RequestTimeout=00:00:01");
        var never = new TaskCompletionSource();
        server.Grains.BeforeCall = () => never.Task;
        await ApiServer.ProblemAsync(await server.Client.GetAsync("/v1/orders/x"), 503, "unavailable");
        never.SetResult();
    }

    [Fact]
    public async Task Any_Bug_Is500WithoutInternalsAndLogged()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        server.Grains.BeforeCall = () => throw new InvalidOperationException("secret detail");
        HttpResponseMessage response = await server.SendAsync(
            HttpMethod.Get, "/v1/orders/x", null, ("X-Request-Id", "req-17"));
        JsonElement problem = await ApiServer.ProblemAsync(response, 500, "internal_error");
        Assert.DoesNotContain("secret", problem.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("req-17", problem.GetProperty("request_id").GetString());
        Assert.Equal(["req-17"], response.Headers.GetValues("X-Request-Id"));
        Assert.Contains(server.Logs.Entries, entry =>
            entry.Level == LogLevel.Error && entry.Text.Contains("req-17", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("abc-1", true)]
    [InlineData("a b", false)]
    public async Task Any_RequestId_IsEchoedWhenUsable(string id, bool echoed)
    {
        await using ApiServer server = await ApiServer.StartAsync();
        HttpResponseMessage response = await server.SendAsync(
            HttpMethod.Get, "/v1/orders/x", null, ("X-Request-Id", id));
        string answered = Assert.Single(response.Headers.GetValues("X-Request-Id"));
        Assert.Equal(echoed, answered == id);
        Assert.NotEmpty(answered);
    }

    [Fact]
    public async Task Place_BadUtf8_Is400()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        byte[] body = Encoding.UTF8.GetBytes("""{"lines":[{"item_id":"1","quantity":1}],"unknown":"?"}""");
        body[Array.IndexOf(body, (byte)'?')] = 0xC0;
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        await ApiServer.ProblemAsync(await server.Client.PostAsync("/v1/orders", content), 400, "validation_failed");
    }

    [Fact]
    public async Task Place_ByteOrderMark_IsSkipped()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        HttpResponseMessage response = await server.PostAsync("/v1/orders", "\ufeff" + Requests.Order);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    private static bool MayBeDone(JsonElement problem) => problem.TryGetProperty("outcome_unknown", out _);

    private static Exception Failure(string outage) => outage switch
    {
        "lost" => new InconsistentStateException("Lost.", new BucketLostException(1, 2, outcomeUnknown: true)),
        "refused" => new SiloUnavailableException(),
        "ledger" => new InfrastructureException("store_unavailable", "Full.", true, TimeSpan.FromSeconds(6.5)),
        "inconsistent" => new InconsistentStateException("Somebody else wrote."),
        _ => new TimeoutException(),
    };
}
