using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace OrderGrains.Tests.Cluster;

public sealed class CoffeeChainTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Buy_ThroughTheOldAddresses_EndsCompleted()
    {
        string id = await OrderAsync("cus_ada");
        JsonElement payment = await BeginAsync(id);
        await ConfirmAsync(id, PaidOrder.Succeeding);
        await UntilAsync($"/order/{id}", "fulfilmentStatus", "FULFILMENT_CREATED");
        JsonElement paid = await server.GetAsync($"/order/{id}");
        using HttpResponseMessage completed = await PatchAsync(
            $"/fulfilment/ful_{id}", """{"status":"FULFILMENT_COMPLETED","note":"At the counter"}""");
        await UntilAsync($"/order/{id}", "orderStatus", "ORDER_COMPLETED");

        Assert.Equal(HttpStatusCode.OK, completed.StatusCode);
        Assert.Equal(("PAYMENT_CREATED", "ORDER_CREATED"), (
            payment.GetProperty("paymentStatus").GetString(), payment.GetProperty("orderStatus").GetString()));
        Assert.NotEmpty(payment.GetProperty("clientSecret").GetString()!);
        Assert.Equal("ORDER_IN_PROGRESS", paid.GetProperty("orderStatus").GetString());
        Assert.Equal("PAYMENT_SUCCESSFUL", paid.GetProperty("paymentStatus").GetString());
        Assert.Equal(370, (await server.GetAsync("/v1/payments/pay_" + id)).GetProperty("amount").GetInt64());
        JsonElement ticket = await server.GetAsync("/fulfilment/ful_" + id);
        Assert.Equal("At the counter", ticket.GetProperty("fulfilmentNote").GetString());
        Assert.Equal("Ada", ticket.GetProperty("customerName").GetString());
    }

    [Fact]
    public async Task Buy_DeclinedCard_IsCancelledAndNotRefunded()
    {
        string id = await OrderAsync("cus_bob");
        await BeginAsync(id);
        await ConfirmAsync(id, PaidOrder.Declined);
        JsonElement order = await UntilAsync($"/order/{id}", "orderStatus", "ORDER_CANCELLED");
        JsonElement payment = await UntilAsync($"/payment/pay_{id}", "paymentStatus", "PAYMENT_FAILED");
        Assert.Equal("Payment failed", order.GetProperty("orderNote").GetString());
        Assert.Equal("card_declined", payment.GetProperty("paymentNote").GetString());
    }

    [Fact]
    public async Task Reject_Fulfilment_RefundsOnce()
    {
        string id = await OrderAsync("cus_eve");
        await BeginAsync(id);
        await ConfirmAsync(id, PaidOrder.Succeeding);
        await UntilAsync($"/order/{id}", "fulfilmentStatus", "FULFILMENT_CREATED");
        string reject = """{"status":"FULFILMENT_REJECTED","note":"No milk"}""";
        using HttpResponseMessage first = await PatchAsync($"/fulfilment/ful_{id}", reject);
        using HttpResponseMessage again = await PatchAsync($"/fulfilment/ful_{id}", reject);
        JsonElement order = await UntilAsync($"/order/{id}", "paymentStatus", "PAYMENT_REFUNDED");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, again.StatusCode));
        Assert.Equal("ORDER_CANCELLED", order.GetProperty("orderStatus").GetString());
        Assert.Equal("No milk", order.GetProperty("orderNote").GetString());
        Assert.Equal(1, (await server.GetAsync("/v1/payments/pay_" + id)).GetProperty("refunds").GetArrayLength());
    }

    [Fact]
    public async Task Cancel_PaidOrder_RefundsAndStopsTheKitchen()
    {
        string id = await OrderAsync("cus_kim");
        await BeginAsync(id);
        await ConfirmAsync(id, PaidOrder.Succeeding);
        await UntilAsync($"/order/{id}", "fulfilmentStatus", "FULFILMENT_CREATED");
        using HttpResponseMessage cancelled = await PatchAsync(
            $"/order/{id}", """{"status":"ORDER_CANCELLED","note":"Too slow"}""");
        using HttpResponseMessage again = await PatchAsync($"/order/{id}", """{"status":"ORDER_CANCELLED"}""");
        await UntilAsync($"/order/{id}", "paymentStatus", "PAYMENT_REFUNDED");
        await UntilAsync($"/fulfilment/ful_{id}", "fulfilmentStatus", "FULFILMENT_REJECTED");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict), (cancelled.StatusCode, again.StatusCode));
    }

    [Fact]
    public async Task List_OfTodayOrOfACustomer_HoldsTheRecords()
    {
        string id = await OrderAsync("cus_lists");
        await BeginAsync(id);
        await ConfirmAsync(id, PaidOrder.Succeeding);
        await UntilAsync($"/order/{id}", "fulfilmentStatus", "FULFILMENT_CREATED");
        string day = (await server.GetAsync($"/order/{id}")).GetProperty("date").GetString()!;

        Assert.Equal([id], await IdsAsync("/order?customerId=cus_lists"));
        Assert.Contains(id, await IdsAsync($"/order?date={day}"));
        Assert.Contains("pay_" + id, await IdsAsync($"/payment?date={day}"));
        Assert.Contains("ful_" + id, await IdsAsync($"/fulfilment?date={day}"));
        Assert.Empty(await IdsAsync("/order?date=2001-01-01"));
    }

    private async Task<string> OrderAsync(string customer)
    {
        using HttpResponseMessage answer = await server.PostAsync(
            "/order",
            $$"""{"coffee":{"id":"1","name":"Free","price":1},"customerId":"{{customer}}","customerName":"Ada"}""");
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        JsonElement record = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("ORDER_CREATED", record.GetProperty("orderStatus").GetString());
        Assert.Equal("PAYMENT_PENDING", record.GetProperty("paymentStatus").GetString());
        Assert.Equal(370, record.GetProperty("coffee").GetProperty("price").GetInt64());
        return record.GetProperty("id").GetString()!;
    }

    private async Task<JsonElement> BeginAsync(string id)
    {
        using HttpResponseMessage answer = await server.PostAsync("/payment", $$"""{"orderId":"{{id}}"}""");
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private Task ConfirmAsync(string id, string card) => PaidOrder.OkAsync(server.PostAsync(
        $"/v1/payments/pay_{id}/confirm", $$$"""{"card":{"number":"{{{card}}}"}}"""));

    private Task<JsonElement> UntilAsync(string path, string member, string status) => server.UntilAsync(
        path, record => record.GetProperty(member).GetString() == status, $"{member} {status}");

    private Task<HttpResponseMessage> PatchAsync(string path, string body) => server.Client.PatchAsync(
        new Uri(path, UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"));

    private async Task<IEnumerable<string>> IdsAsync(string path) =>
        (await server.GetAsync(path)).EnumerateArray().Select(record => record.GetProperty("id").GetString()!);
}
