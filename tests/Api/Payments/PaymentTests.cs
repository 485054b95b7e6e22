using System.Net;
using System.Text.Json;
using OrderGrains.Payments;
using OrderGrains.Tests.Fakes;

namespace OrderGrains.Tests.Payments;

public sealed class PaymentTests
{
    private const string Begin = """{"order_id":"full-1","amount":1}""";

    [Fact]
    public async Task Start_FirstTime_Is201WithTheOrdersAmount()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        await server.PostAsync("/v1/orders", Requests.FullOrder);
        HttpResponseMessage response = await server.PostAsync("/v1/payments", Begin);
        JsonElement payment = await ApiServer.JsonAsync(response);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("/v1/payments/pay_full-1", response.Headers.Location!.OriginalString);
        Assert.Equal("\"1\"", response.Headers.ETag!.Tag);
        Assert.False(response.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal("pay_full-1", payment.GetProperty("id").GetString());
        Assert.Equal("full-1", payment.GetProperty("order_id").GetString());
        Assert.Equal("created", payment.GetProperty("state").GetString());
        Assert.Equal(740, payment.GetProperty("amount").GetInt64());
        Assert.Equal("pi_secret", payment.GetProperty("client_secret").GetString());
        Assert.Equal(
            ["payment.created", "refund.succeeded"],
            payment.GetProperty("timeline").EnumerateArray().Select(entry => entry.GetProperty("type").GetString()!));
    }

    [Fact]
    public async Task Start_Again_Is200AndMarked()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        await server.PostAsync("/v1/orders", Requests.FullOrder);
        await server.PostAsync("/v1/payments", Begin);
        HttpResponseMessage again = await server.PostAsync("/v1/payments", Begin);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(["true"], again.Headers.GetValues("Idempotency-Replayed"));
    }

    [Theory]
    [InlineData("""{}""", "/order_id")]
    [InlineData("""{"order_id":"a/b"}""", "/order_id")]
    [InlineData("""{"order_id":7}""", "/order_id")]
    [InlineData("", "")]
    public async Task Start_WrongBody_Is400(string body, string place)
    {
        await using ApiServer server = await ApiServer.StartAsync();
        JsonElement problem = await ApiServer.ProblemAsync(
            await server.PostAsync("/v1/payments", body), 400, "validation_failed");
        Assert.Equal([place], ApiServer.Places(problem));
    }

    [Fact]
    public async Task Start_RefusedByTheGrain_IsAProblem()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        await ApiServer.ProblemAsync(await server.PostAsync("/v1/payments", Begin), 404, "not_found");
        server.Grains.Payment("full-1").NextAnswer = PaymentResult.Refused(
            new Refusal { Code = ErrorCode.InvalidTransition, Detail = "It waits for no payment.", Allowed = [] });
        JsonElement problem = await ApiServer.ProblemAsync(
            await server.PostAsync("/v1/payments", Begin), 409, "invalid_transition");
        Assert.Equal(0, problem.GetProperty("allowed").GetArrayLength());
    }

    [Theory]
    [InlineData("/v1/payments/pay_o")]
    [InlineData("/v1/orders/o/payment")]
    public async Task Get_ByItsIdOrItsOrders_FindsIt(string path)
    {
        await using ApiServer server = await ApiServer.StartAsync();
        server.Grains.Payment("o").View = FakePaymentGrain.ViewOf("o", PaymentStatus.PartiallyRefunded);
        HttpResponseMessage response = await server.Client.GetAsync(path);
        Assert.Equal("\"1\"", response.Headers.ETag!.Tag);
        Assert.Equal(
            "partially_refunded", (await ApiServer.JsonAsync(response)).GetProperty("state").GetString());
    }

    [Theory]
    [InlineData("/v1/payments/pay_nope")]
    [InlineData("/v1/payments/o")]
    [InlineData("/v1/payments/pay_")]
    [InlineData("/v1/payments/pay_a%2Fb")]
    [InlineData("/v1/orders/nope/payment")]
    [InlineData("/v1/orders/a%2Fb/payment")]
    public async Task Get_Unknown_Is404(string path)
    {
        await using ApiServer server = await ApiServer.StartAsync();
        server.Grains.Payment("o").View = FakePaymentGrain.ViewOf("o");
        await ApiServer.ProblemAsync(await server.Client.GetAsync(path), 404, "not_found");
    }

    [Fact]
    public async Task List_Filters_ReachTheGrain()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        server.Grains.Lists.AnswerPayments = _ => new PaymentPage
        {
            Payments = [FakePaymentGrain.ViewOf("o") with { ClientSecret = null }],
            NextCursor = "next",
        };
        JsonElement page = await ApiServer.JsonAsync(await server.Client.GetAsync(
            "/v1/payments?from=2026-01-31T00:00:00Z&until=2026-02-01T00:00:00Z&cursor=c&limit=3"));

        Assert.Equal("pay_o", page.GetProperty("data")[0].GetProperty("id").GetString());
        Assert.False(page.GetProperty("data")[0].TryGetProperty("client_secret", out _));
        Assert.Equal("next", page.GetProperty("next_cursor").GetString());
        DateTimeOffset day = new(2026, 1, 31, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal(
            new TimeQuery { From = day, Until = day.AddDays(1), Cursor = "c", Limit = 3 },
            Assert.Single(server.Grains.Lists.TimeQueries));
    }

    [Theory]
    [InlineData("from=today", "from")]
    [InlineData("limit=0", "limit")]
    [InlineData("cursor=", "cursor")]
    public async Task List_WrongQuery_Is400(string query, string place)
    {
        await using ApiServer server = await ApiServer.StartAsync();
        JsonElement problem = await ApiServer.ProblemAsync(
            await server.Client.GetAsync("/v1/payments?" + query), 400, "validation_failed");
        Assert.Equal([place], ApiServer.Places(problem));
    }

    [Fact]
    public async Task List_CursorNotOurs_Is400()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        server.Grains.Lists.AnswerPayments = _ => new PaymentPage { CursorInvalid = true };
        JsonElement problem = await ApiServer.ProblemAsync(
            await server.Client.GetAsync("/v1/payments?cursor=x"), 400, "validation_failed");
        Assert.Equal(["cursor"], ApiServer.Places(problem));
    }
}
