using System.Net;
using System.Text.Json;
using OrderGrains.Money;
using OrderGrains.Payments;
using OrderGrains.Tests.Fakes;

namespace OrderGrains.Tests.Payments;

public sealed class RefundTests
{
    private const string Path = "/v1/payments/pay_o/refunds";

    [Fact]
    public async Task Refund_EveryMember_ReachesTheGrainAndComesBack()
    {
        await using ApiServer server = await StartAsync();
        HttpResponseMessage response = await server.PostAsync(
            Path, """{"amount":120,"note":"Cold"}""", ("Idempotency-Key", "k"));

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(
            """{"id":"ref_o_1","payment_id":"pay_o","order_id":"o","amount":120,"currency":"EUR","state":"succeeded","""
                + "\"note\":\"Cold\"}",
            await response.Content.ReadAsStringAsync());
        Assert.Equal(
            new RequestRefund { Amount = new MinorUnits(120), Note = "Cold", IdempotencyKey = "k" },
            Assert.Single(server.Grains.Payment("o").Refunds));
    }

    [Fact]
    public async Task Refund_WithoutBody_IsAllThatIsLeft()
    {
        await using ApiServer server = await StartAsync();
        HttpResponseMessage response = await server.SendAsync(HttpMethod.Post, Path);
        Assert.Equal(370, (await ApiServer.JsonAsync(response)).GetProperty("amount").GetInt64());
        Assert.Null(Assert.Single(server.Grains.Payment("o").Refunds).Amount);
    }

    [Fact]
    public async Task Refund_Replay_IsMarked()
    {
        await using ApiServer server = await StartAsync();
        await server.PostAsync(Path, """{"amount":1}""");
        FakePaymentGrain grain = server.Grains.Payment("o");
        grain.NextAnswer = new PaymentResult { Payment = grain.View, RefundId = "ref_o_1", Replayed = true };
        HttpResponseMessage response = await server.PostAsync(Path, """{"amount":1}""", ("Idempotency-Key", "k"));
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(["true"], response.Headers.GetValues("Idempotency-Replayed"));
    }

    [Theory]
    [InlineData(ErrorCode.ValidationFailed, 400, "validation_failed")]
    [InlineData(ErrorCode.InvalidTransition, 409, "invalid_transition")]
    [InlineData(ErrorCode.IdempotencyKeyReused, 422, "idempotency_key_reused")]
    [InlineData(ErrorCode.NotFound, 404, "not_found")]
    public async Task Refund_RefusedByTheGrain_IsAProblem(ErrorCode code, int status, string name)
    {
        await using ApiServer server = await StartAsync();
        server.Grains.Payment("o").NextAnswer =
            PaymentResult.Refused(new Refusal { Code = code, Detail = "No.", Version = 4 });
        JsonElement problem = await ApiServer.ProblemAsync(await server.PostAsync(Path, "{}"), status, name);
        Assert.Equal(4, problem.GetProperty("version").GetInt64());
    }

    [Theory]
    [InlineData("""{"amount":0}""", "/amount")]
    [InlineData("""{"amount":-1}""", "/amount")]
    [InlineData("""{"amount":1.5}""", "/amount")]
    [InlineData("""{"amount":9000000000000000}""", "/amount")]
    [InlineData("""{"note":5}""", "/note")]
    public async Task Refund_WrongBody_Is400(string body, string place)
    {
        await using ApiServer server = await StartAsync();
        JsonElement problem = await ApiServer.ProblemAsync(
            await server.PostAsync(Path, body), 400, "validation_failed");
        Assert.Equal([place], ApiServer.Places(problem));
        Assert.Empty(server.Grains.Payment("o").Refunds);
    }

    [Theory]
    [InlineData("/v1/payments/pay_nope/refunds")]
    [InlineData("/v1/payments/o/refunds")]
    public async Task Refund_Unknown_Is404(string path)
    {
        await using ApiServer server = await StartAsync();
        await ApiServer.ProblemAsync(await server.PostAsync(path, "{}"), 404, "not_found");
    }

    private static async Task<ApiServer> StartAsync()
    {
        ApiServer server = await ApiServer.StartAsync();
        server.Grains.Payment("o").View = FakePaymentGrain.ViewOf("o", PaymentStatus.Captured);
        return server;
    }
}
