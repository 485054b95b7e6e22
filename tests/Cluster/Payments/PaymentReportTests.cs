using System.Net;
using System.Text.Json;

namespace OrderGrains.Tests.Cluster;

public sealed class PaymentReportTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Start_InParallel_IsOnePayment()
    {
        PaidOrder order = await PaidOrder.PlaceAsync(server, "parallel");
        HttpResponseMessage[] answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => order.BeginAsync()));
        string[] bodies = await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync()));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.Equal(19, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Single(bodies.Distinct());
        Assert.Equal(["payment.created"], await order.EventsAsync());
    }

    [Fact]
    public async Task Start_UnknownOrderOrOneWithoutPayment_IsRefused()
    {
        using HttpResponseMessage unknown = await server.PostAsync("/v1/payments", """{"order_id":"nobody"}""");
        await PaidOrder.OkAsync(server.PostAsync(
            "/v1/orders", """{"id":"free","store_id":"sample","lines":[{"item_id":"1","quantity":1}]}"""));
        using HttpResponseMessage free = await server.PostAsync("/v1/payments", """{"order_id":"free"}""");
        string order = await server.Client.GetStringAsync("/v1/orders/free");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Conflict), (unknown.StatusCode, free.StatusCode));
        Assert.DoesNotContain("payment_state", order, StringComparison.Ordinal);
        Assert.DoesNotContain("capture", order, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("thrice", """{"deliveries":3}""")]
    [InlineData("late", """{"delay_ms":300}""")]
    [InlineData("backwards", """{"reversed":true}""")]
    [InlineData("shuffled", """{"delay_ms":300,"deliveries":3,"reversed":true}""")]
    public async Task Pay_ReportsLateAgainOrReversed_CaptureOnce(string id, string simulate)
    {
        PaidOrder order = await PaidOrder.PlaceAsync(server, id);
        await order.PayAsync(simulate: simulate);
        await order.UntilToldAsync("captured", "created");

        Assert.Equal(["payment.created", "payment.captured"], await order.EventsAsync());
        Assert.Equal(["order.created", "order.placed", "order.accepted"], await order.OrderEventsAsync());
        Assert.Equal(370, (await server.GetAsync(order.PaymentPath)).GetProperty("captured").GetInt64());
    }

    [Fact]
    public async Task Pay_ProviderTakesItsTime_IsCreatedThenProcessingThenCaptured()
    {
        PaidOrder order = await PaidOrder.PlaceAsync(server, "slowly");
        await PaidOrder.OkAsync(order.BeginAsync());
        JsonElement begun = await server.GetAsync(order.PaymentPath);
        JsonElement old = await server.GetAsync("/payment/pay_slowly");
        await PaidOrder.OkAsync(order.ConfirmAsync(PaidOrder.Succeeding, """{"delay_ms":3000}"""));
        await order.UntilPaymentAsync("processing");
        JsonElement working = await server.GetAsync("/payment/pay_slowly");
        await order.UntilPaymentAsync("captured");

        Assert.Equal("created", begun.GetProperty("state").GetString());
        Assert.Equal("PAYMENT_CREATED", old.GetProperty("paymentStatus").GetString());
        Assert.Equal("PAYMENT_CREATED", working.GetProperty("paymentStatus").GetString());
        Assert.Equal(["payment.created", "payment.captured"], await order.EventsAsync());
    }

    [Fact]
    public async Task Pay_SuccessReportedAfterCancel_IsRefundedOnce()
    {
        PaidOrder order = await PaidOrder.PlaceAsync(server, "overtaken");
        await order.PayAsync(simulate: """{"delay_ms":1000,"deliveries":2}""");
        await PaidOrder.OkAsync(server.PostAsync(order.Path + "/cancel", "{}"));
        JsonElement payment = await order.UntilPaymentAsync("refunded");

        Assert.Equal(1, payment.GetProperty("refunds").GetArrayLength());
        Assert.Equal("cancelled", (await server.GetAsync(order.Path)).GetProperty("state").GetString());
        Assert.DoesNotContain("order.accepted", await order.OrderEventsAsync());
    }

    [Theory]
    [InlineData("accept", "accepted", "captured", "payment.captured")]
    [InlineData("reject", "rejected", "voided", "payment.voided")]
    public async Task Pay_CaptureAtAcceptance_FollowsTheStoresDecision(
        string verb, string state, string payment, string last)
    {
        await server.CreateStoreAsync("later-" + verb, """
            "acceptance":"manual","payment":{"capture":"at_acceptance"},
            "menu":[{"id":"1","name":"Cappuccino","price":370}]
            """);
        PaidOrder order = await PaidOrder.PlaceAsync(server, "later-" + verb, "later-" + verb);
        await order.PayAsync();
        await order.UntilAsync("placed");
        await order.UntilPaymentAsync("authorised");
        await PaidOrder.OkAsync(server.PostAsync($"{order.Path}/{verb}", "{}"));
        await order.UntilPaymentAsync(payment);
        await order.UntilToldAsync(payment, null);

        Assert.Equal(["payment.created", "payment.authorised", last], await order.EventsAsync());
        Assert.Equal(state, (await server.GetAsync(order.Path)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task List_WalkByPages_HoldsEachOnce()
    {
        string[] ids = [.. Enumerable.Range(0, 5).Select(number => $"listed-{number}")];
        foreach (string id in ids)
        {
            PaidOrder order = await PaidOrder.PlaceAsync(server, id);
            await order.PayAsync();
            await order.UntilToldAsync("captured", "created");
        }

        IEnumerable<string> newestFirst = ids.Reverse();
        Assert.Equal(newestFirst.Select(id => "pay_" + id), await WalkAsync("/v1/payments"));
        Assert.Equal(newestFirst.Select(id => "ful_" + id), await WalkAsync("/v1/fulfilments"));
    }

    private async Task<List<string>> WalkAsync(string path)
    {
        List<string> seen = [];
        string? cursor = null;
        do
        {
            string from = cursor is null ? "" : "&cursor=" + cursor;
            JsonElement page = await server.GetAsync($"{path}?limit=2{from}");
            Assert.DoesNotContain("client_secret", page.GetRawText(), StringComparison.Ordinal);
            seen.AddRange(page.GetProperty("data").EnumerateArray()
                .Select(each => each.GetProperty("id").GetString()!)
                .Where(id => id.Contains("listed", StringComparison.Ordinal)));
            cursor = page.TryGetProperty("next_cursor", out JsonElement next) ? next.GetString() : null;
        }
        while (cursor is not null);

        return seen;
    }
}
