using System.Net;
using System.Text.Json;

namespace OrderGrains.Tests.Cluster;

public sealed class PaymentChainTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Pay_Order_IsAcceptedMadeAndCompleted()
    {
        PaidOrder order = await PaidOrder.PlaceAsync(server, "chain");
        await order.PayAsync();
        await order.UntilAsync("accepted");
        JsonElement told = await order.UntilToldAsync("captured", "created");
        JsonElement payment = await server.GetAsync(order.Path + "/payment");
        JsonElement ticket = await server.GetAsync(order.Path + "/fulfilment");
        await PaidOrder.OkAsync(server.PostAsync(order.TicketPath + "/start", "{}"));
        await order.UntilAsync("preparing");
        await PaidOrder.OkAsync(server.PostAsync(order.TicketPath + "/complete", "{}"));
        await order.UntilAsync("completed");
        await order.UntilToldAsync("captured", "completed");

        Assert.Equal("at_payment", told.GetProperty("capture").GetString());
        Assert.True(told.TryGetProperty("pay_by", out _));
        Assert.Equal(("pay_chain", "captured"), (Text(payment, "id"), Text(payment, "state")));
        Assert.Equal(370, payment.GetProperty("captured").GetInt64());
        Assert.False(payment.TryGetProperty("client_secret", out _));
        Assert.Equal(("ful_chain", "created"), (Text(ticket, "id"), Text(ticket, "state")));
        Assert.Equal(["payment.created", "payment.captured"], await order.EventsAsync());
        Assert.Equal(
            ["order.created", "order.placed", "order.accepted", "order.preparing", "order.ready", "order.completed"],
            await order.OrderEventsAsync());
    }

    [Fact]
    public async Task Pay_DeclinedCard_CancelsTheOrder()
    {
        PaidOrder order = await PaidOrder.PlaceAsync(server, "declined");
        await order.PayAsync(PaidOrder.Declined);
        JsonElement cancelled = await order.UntilAsync("cancelled");
        await order.UntilToldAsync("failed", null);
        JsonElement payment = await order.UntilPaymentAsync("failed");

        Assert.Equal("payment_failed", Text(cancelled.GetProperty("reason"), "code"));
        Assert.Equal("Payment failed", Text(cancelled.GetProperty("reason"), "note"));
        Assert.Equal("card_declined", Text(payment, "error"));
        Assert.Equal(0, payment.GetProperty("refunds").GetArrayLength());
        Assert.Equal(["payment.created", "payment.failed"], await order.EventsAsync());
        await RefusedAsync(order.ConfirmAsync(PaidOrder.Succeeding), HttpStatusCode.Conflict, "invalid_transition");
        await RefusedAsync(order.RefundAsync("{}"), HttpStatusCode.Conflict, "invalid_transition");
    }

    [Fact]
    public async Task Reject_Ticket_CancelsAndRefundsOnce()
    {
        PaidOrder order = await PaidOrder.PlaceAsync(server, "rejected");
        await order.PayAsync();
        await order.UntilToldAsync("captured", "created");
        await PaidOrder.OkAsync(server.PostAsync(
            order.TicketPath + "/reject", """{"reason":{"code":"item_unavailable","note":"No milk"}}"""));
        JsonElement cancelled = await order.UntilAsync("cancelled");
        await order.UntilToldAsync("refunded", "rejected");
        JsonElement payment = await server.GetAsync(order.PaymentPath);

        Assert.Equal("item_unavailable", Text(cancelled.GetProperty("reason"), "code"));
        Assert.Equal(370, payment.GetProperty("refunded").GetInt64());
        Assert.Equal(1, payment.GetProperty("refunds").GetArrayLength());
        Assert.Equal(
            ["payment.created", "payment.captured", "refund.requested", "refund.succeeded"],
            await order.EventsAsync());
        await RefusedAsync(
            server.PostAsync(order.TicketPath + "/complete", "{}"), HttpStatusCode.Conflict, "invalid_transition");
    }

    [Fact]
    public async Task Cancel_PaidOrder_RefundsAndStopsTheKitchen()
    {
        PaidOrder order = await PaidOrder.PlaceAsync(server, "regretted");
        await order.PayAsync();
        await order.UntilToldAsync("captured", "created");
        await PaidOrder.OkAsync(server.PostAsync(order.Path + "/cancel", "{}"));
        await order.UntilToldAsync("refunded", "cancelled");
        Assert.Equal("cancelled", Text(await server.GetAsync(order.Path), "state"));
    }

    [Fact]
    public async Task Cancel_UnpaidOrder_IsVoidedAndCannotBePaid()
    {
        PaidOrder order = await PaidOrder.PlaceAsync(server, "unpaid");
        await PaidOrder.OkAsync(order.BeginAsync());
        await PaidOrder.OkAsync(server.PostAsync(order.Path + "/cancel", "{}"));
        await order.UntilPaymentAsync("voided");
        await RefusedAsync(order.ConfirmAsync(PaidOrder.Succeeding), HttpStatusCode.Conflict, "invalid_transition");
        Assert.Equal(["payment.created", "payment.voided"], await order.EventsAsync());
    }

    [Fact]
    public async Task Refund_Parts_GoUpToWhatWasCaptured()
    {
        PaidOrder order = await PaidOrder.PlaceAsync(server, "parts");
        await order.PayAsync();
        await order.UntilPaymentAsync("captured");
        using HttpResponseMessage first = await order.RefundAsync("""{"amount":100,"note":"Cold"}""", "one");
        using HttpResponseMessage again = await order.RefundAsync("""{"amount":100,"note":"Cold"}""", "one");
        await RefusedAsync(
            order.RefundAsync("""{"amount":1}""", "one"), HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
        await order.UntilPaymentAsync("partially_refunded");
        await RefusedAsync(order.RefundAsync("""{"amount":271}"""), HttpStatusCode.BadRequest, "validation_failed");
        await PaidOrder.OkAsync(order.RefundAsync("""{"amount":200}""", "two"));
        await PaidOrder.OkAsync(order.RefundAsync("{}", "rest"));
        JsonElement payment = await order.UntilPaymentAsync("refunded");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, again.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.True(again.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal(
            [100, 200, 70],
            payment.GetProperty("refunds").EnumerateArray().Select(each => each.GetProperty("amount").GetInt64()));
        await order.UntilToldAsync("refunded", "created");
        Assert.Equal("accepted", Text(await server.GetAsync(order.Path), "state"));
    }

    [Fact]
    public async Task Refund_InParallel_NeverExceedsWhatWasCaptured()
    {
        PaidOrder order = await PaidOrder.PlaceAsync(server, "greedy");
        await order.PayAsync();
        await order.UntilPaymentAsync("captured");
        HttpResponseMessage[] answers = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(number => order.RefundAsync("""{"amount":100}""", $"k{number}")));

        Assert.Equal(3, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        Assert.Equal(7, answers.Count(answer => answer.StatusCode == HttpStatusCode.BadRequest));
        Assert.Equal(300, (await server.GetAsync(order.PaymentPath)).GetProperty("refunded").GetInt64());
    }

    private static string? Text(JsonElement from, string member) => from.GetProperty(member).GetString();

    private static async Task RefusedAsync(Task<HttpResponseMessage> request, HttpStatusCode status, string code)
    {
        using HttpResponseMessage answer = await request;
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"Expected {status}, got {answer.StatusCode}: {text}");
        Assert.Contains($"\"code\":\"{code}\"", text, StringComparison.Ordinal);
    }
}
