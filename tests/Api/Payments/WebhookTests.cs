using System.Net;
using OrderGrains.Ledger;
using OrderGrains.Payments;

namespace OrderGrains.Tests.Payments;

public sealed class WebhookTests
{
    private const string Captured = """
        {"id":"evt_1","object":"event","type":"payment_intent.succeeded","data":{"object":{"id":"pi_1","amount":370,
         "amount_received":370,"currency":"eur","metadata":{"order_id":"ord_1","tenant_id":"default"}}}}
        """;

    [Fact]
    public async Task Post_ASignedEvent_IsAnsweredOnceThePaymentHasIt()
    {
        await using WebhookServer server = await WebhookServer.StartAsync(WebhookServer.Stripe);
        var committed = new TaskCompletionSource();
        server.BeforeReceive = () => committed.Task;
        Task<HttpResponseMessage> answer = server.ReportAsync(Captured);
        Assert.Empty(server.Received);
        Assert.False(answer.IsCompleted);
        committed.SetResult();

        Assert.Equal(HttpStatusCode.OK, (await answer).StatusCode);
        (string order, ProviderEvent told) = Assert.Single(server.Received);
        Assert.Equal("default/ord_1", order);
        Assert.Equal(("evt_1", ProviderEventType.Captured, "pi_1", 370),
            (told.Id, told.Type, told.IntentId, told.Amount.Value));
    }

    [Fact]
    public async Task Post_WithTheOtherSecret_IsTaken()
    {
        await using WebhookServer server = await WebhookServer.StartAsync(WebhookServer.Stripe);
        HttpResponseMessage response = await server.ReportAsync(Captured, WebhookServer.OtherSecret);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Single(server.Received);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("t=1,v1=00")]
    public async Task Post_WithoutASoundSignature_Is400(string? signature)
    {
        await using WebhookServer server = await WebhookServer.StartAsync(WebhookServer.Stripe);
        await ApiServer.ProblemAsync(await server.PostAsync(Captured, signature), 400, "signature_invalid");
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task Post_OneChangedByte_Is400()
    {
        await using WebhookServer server = await WebhookServer.StartAsync(WebhookServer.Stripe);
        string signature = WebhookServer.Sign(Captured, WebhookServer.Secret, TimeProvider.System.GetUtcNow());
        string changed = Captured.Replace("ord_1", "ord_2", StringComparison.Ordinal);
        await ApiServer.ProblemAsync(await server.PostAsync(changed, signature), 400, "signature_invalid");
        await ApiServer.ProblemAsync(await server.ReportAsync(Captured, "whsec_stranger"), 400, "signature_invalid");
        Assert.Empty(server.Received);
    }

    [Theory]
    [InlineData(-330)]
    [InlineData(330)]
    public async Task Post_SignedAtAnotherTime_Is400(int seconds)
    {
        await using WebhookServer server = await WebhookServer.StartAsync(WebhookServer.Stripe);
        HttpResponseMessage response = await server.ReportAsync(
            Captured, at: TimeProvider.System.GetUtcNow().AddSeconds(seconds));
        await ApiServer.ProblemAsync(response, 400, "timestamp_out_of_tolerance");
        Assert.Empty(server.Received);
    }

    [Theory]
    [InlineData("""{"id":"evt_1","type":"customer.created","data":{"object":{"id":"cus_1"}}}""")]
    [InlineData("""{"id":"evt_1","type":"payment_intent.created","data":{"object":{"id":"pi_1","metadata":{}}}}""")]
    public async Task Post_WhatMeansNothingHere_Is200(string payload)
    {
        await using WebhookServer server = await WebhookServer.StartAsync(WebhookServer.Stripe);
        Assert.Equal(HttpStatusCode.OK, (await server.ReportAsync(payload)).StatusCode);
        Assert.Empty(server.Received);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"id\":")]
    [InlineData("not JSON")]
    public async Task Post_SignedRubbish_Is400(string payload)
    {
        await using WebhookServer server = await WebhookServer.StartAsync(WebhookServer.Stripe);
        await ApiServer.ProblemAsync(await server.ReportAsync(payload), 400, "validation_failed");
    }

    [Fact]
    public async Task Post_TooLarge_Is413()
    {
        await using WebhookServer server = await WebhookServer.StartAsync(WebhookServer.Stripe);
        string payload = new(' ', 300 * 1024);
        await ApiServer.ProblemAsync(await server.ReportAsync(payload), 413, "payload_too_large");
    }

    [Fact]
    public async Task Post_ThePaymentCannotCommit_Is503SoThatItComesAgain()
    {
        await using WebhookServer server = await WebhookServer.StartAsync(WebhookServer.Stripe);
        server.BeforeReceive = () => throw new InfrastructureException("store_unavailable", "Away.", retryable: true);
        await ApiServer.ProblemAsync(await server.ReportAsync(Captured), 503, "unavailable");
    }

    [Fact]
    public async Task Post_WithTheSimulatedProvider_Is404()
    {
        await using WebhookServer server = await WebhookServer.StartAsync();
        await ApiServer.ProblemAsync(await server.ReportAsync(Captured), 404, "not_found");
    }
}
