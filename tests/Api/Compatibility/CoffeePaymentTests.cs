using System.Net;
using System.Text.Json;
using OrderGrains.Fulfilments;
using OrderGrains.Money;
using OrderGrains.Orders;
using OrderGrains.Payments;
using OrderGrains.Tests.Fakes;

namespace OrderGrains.Tests.Compatibility;

public sealed class CoffeePaymentTests
{
    [Fact]
    public async Task Start_Payment_IsTheRecordWithItsSecret()
    {
        await using ApiServer server = await CoffeeServer.StartAsync();
        string id = await CoffeeServer.OrderAsync(server);
        HttpResponseMessage first = await server.PostAsync(
            "/payment", $$$"""{"orderId":"{{{id}}}","customerId":"x","coffee":{"price":1}}""");
        HttpResponseMessage again = await server.PostAsync("/payment", $$"""{"orderId":"{{id}}"}""");
        JsonElement record = await ApiServer.JsonAsync(first);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, again.StatusCode));
        Assert.Equal("pay_" + id, record.GetProperty("id").GetString());
        Assert.Equal("payment-service", record.GetProperty("source").GetString());
        Assert.Equal(("PAYMENT_CREATED", "pi_" + id), (
            record.GetProperty("paymentStatus").GetString(), record.GetProperty("paymentIntentId").GetString()));
        Assert.Equal("pi_secret", record.GetProperty("clientSecret").GetString());
        Assert.Equal("Ada", record.GetProperty("customerName").GetString());
        long startedAt = FakePaymentGrain.StartedAt.ToUnixTimeMilliseconds();
        Assert.Equal((startedAt, startedAt), (
            record.GetProperty("createdAt").GetInt64(), record.GetProperty("createdTimestamp").GetInt64()));
    }

    [Fact]
    public async Task Get_Payment_TellsNoSecret()
    {
        await using ApiServer server = await CoffeeServer.StartAsync();
        string id = await CoffeeServer.OrderAsync(server);
        CoffeeServer.Pay(server, id);
        RefundView refund = new()
        {
            Id = "ref", Amount = new MinorUnits(1), State = RefundStatus.Succeeded, Note = "Cold",
        };
        server.Grains.Payment(id).View = FakePaymentGrain.ViewOf(id) with { Refunds = [refund] };
        JsonElement record = await ApiServer.JsonAsync(await server.Client.GetAsync("/payment/pay_" + id));

        Assert.Equal(id, record.GetProperty("orderId").GetString());
        Assert.Equal("Cold", record.GetProperty("paymentNote").GetString());
        Assert.False(record.TryGetProperty("clientSecret", out _));
    }

    [Fact]
    public async Task Start_Refused_IsAProblem()
    {
        await using ApiServer server = await CoffeeServer.StartAsync();
        string id = await CoffeeServer.OrderAsync(server);
        server.Grains.Payment(id).NextAnswer = PaymentResult.Refused(
            new Refusal { Code = ErrorCode.InvalidTransition, Detail = "It waits for no payment." });
        await CoffeeServer.FailsAsync(
            await server.PostAsync("/payment", $$"""{"orderId":"{{id}}"}"""), 409, "invalid_transition");
        await CoffeeServer.FailsAsync(
            await server.PostAsync("/payment", """{"orderId":"nope"}"""), 404, "not_found");
        await CoffeeServer.FailsAsync(await server.PostAsync("/payment", "{}"), 400, "validation_failed");
    }

    [Theory]
    [InlineData("FULFILMENT_COMPLETED", FulfilmentCommand.Complete)]
    [InlineData("FULFILMENT_REJECTED", FulfilmentCommand.Reject)]
    public async Task Change_Fulfilment_ReachesTheGrain(string status, FulfilmentCommand command)
    {
        await using ApiServer server = await CoffeeServer.StartAsync();
        string id = await CoffeeServer.OrderAsync(server);
        CoffeeServer.Pay(server, id);
        HttpResponseMessage response = await server.SendAsync(
            HttpMethod.Patch, "/fulfilment/ful_" + id, $$"""{"status":"{{status}}","note":"No milk"}""");
        JsonElement record = await ApiServer.JsonAsync(response);
        ChangeFulfilment change = Assert.Single(server.Grains.Fulfilment(id).Changes);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("fulfilment-service", record.GetProperty("source").GetString());
        Assert.Equal("ful_" + id, record.GetProperty("id").GetString());
        Assert.Equal(status, record.GetProperty("fulfilmentStatus").GetString());
        Assert.Equal("No milk", record.GetProperty("fulfilmentNote").GetString());
        Assert.Equal((command, "No milk"), (change.Command, change.Note));
        OrderReason? expected = command == FulfilmentCommand.Reject
            ? new OrderReason { Code = ReasonCode.Other, Note = "No milk" }
            : null;
        Assert.Equal(expected, change.Reason);
    }

    [Theory]
    [InlineData("FULFILMENT_CREATED", 409, "invalid_transition")]
    [InlineData("FULFILMENT_PENDING", 409, "invalid_transition")]
    [InlineData("ORDER_CANCELLED", 400, "validation_failed")]
    public async Task Change_OtherStatus_IsRefused(string status, int code, string name)
    {
        await using ApiServer server = await CoffeeServer.StartAsync();
        string id = await CoffeeServer.OrderAsync(server);
        CoffeeServer.Pay(server, id);
        await CoffeeServer.FailsAsync(
            await server.SendAsync(HttpMethod.Patch, "/fulfilment/ful_" + id, $$"""{"status":"{{status}}"}"""),
            code,
            name);
        Assert.Empty(server.Grains.Fulfilment(id).Changes);
    }

    [Fact]
    public async Task Any_Unknown_Is404()
    {
        await using ApiServer server = await CoffeeServer.StartAsync();
        string id = await CoffeeServer.OrderAsync(server);
        await server.PostAsync("/v1/orders", Requests.FullOrder);
        CoffeeServer.Pay(server, "full-1");
        string[] paths =
        [
            "/payment/pay_nope", "/payment/pay_full-1", "/payment/" + id, "/payment/pay_" + id,
            "/fulfilment/ful_nope", "/fulfilment/ful_full-1", "/fulfilment/" + id, "/fulfilment/ful_" + id,
        ];
        foreach (string path in paths)
        {
            await CoffeeServer.FailsAsync(await server.Client.GetAsync(path), 404, "not_found");
        }

        foreach (string status in (string[])["FULFILMENT_COMPLETED", "FULFILMENT_CREATED"])
        {
            await CoffeeServer.FailsAsync(
                await server.SendAsync(HttpMethod.Patch, "/fulfilment/ful_" + id, $$"""{"status":"{{status}}"}"""),
                404,
                "not_found");
        }
    }
}
