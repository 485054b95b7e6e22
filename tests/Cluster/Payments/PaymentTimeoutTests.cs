using System.Net;
using System.Text.Json;

namespace OrderGrains.Tests.Cluster;

/// <summary>
/// Orders that nobody pays for in time, on the shortest time that a store may give: a minute, over a kill.
/// </summary>
public sealed class PaymentTimeoutTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const int Places = 3;
    private const string Simulation = """{"delay_ms":61000,"deliveries":3}""";

    private static readonly TimeSpan LateReport = TimeSpan.FromSeconds(63);

    [Fact]
    public async Task Place_NotPaidInTime_IsCancelledAndWhatSucceedsLateGoesBackOnce()
    {
        await server.CreateStoreAsync("hasty", $$"""
            "acceptance":"auto","tickets":true,"max_open_orders":{{Places}},"payment":{"pay_within_seconds":60},
            "menu":[{"id":"1","name":"Cake","price":370,"daily_stock":{{Places}}}]
            """);
        PaidOrder never = await PaidOrder.PlaceAsync(server, "never", "hasty");
        PaidOrder begun = await PaidOrder.PlaceAsync(server, "begun", "hasty");
        PaidOrder late = await PaidOrder.PlaceAsync(server, "late", "hasty");
        await PaidOrder.OkAsync(begun.BeginAsync());
        await late.PayAsync(simulate: Simulation);
        await AssertHeldAsync(open: Places);
        await server.KillAndStartAsync();

        foreach (PaidOrder order in (PaidOrder[])[never, begun, late])
        {
            await AssertTimedOutAsync(order);
        }

        await begun.UntilPaymentAsync("voided");
        JsonElement payment = await late.UntilPaymentAsync("refunded");
        await server.UntilAsync(
            "/v1/stores/hasty", store => store.GetProperty("open_orders").GetInt32() == 0, "a store without orders");
        await AssertHeldAsync(open: 0);
        await server.UntilAsync(late.Path, _ => DateTimeOffset.UtcNow > ReportedAt(payment), "the late report");
        await PaidOrder.PlaceAsync(server, "another", "hasty");
        payment = await server.GetAsync(late.PaymentPath);

        Assert.Equal(["payment.created", "payment.voided"], await begun.EventsAsync());
        Assert.Equal(
            ["payment.created", "payment.captured", "refund.requested", "refund.succeeded"],
            await late.EventsAsync());
        Assert.Equal((370, 370), (
            payment.GetProperty("captured").GetInt64(), payment.GetProperty("refunded").GetInt64()));
        Assert.Equal(1, payment.GetProperty("refunds").GetArrayLength());
        Assert.Equal("cancelled", (await server.GetAsync(late.Path)).GetProperty("state").GetString());
        using HttpResponseMessage tooLate = await never.BeginAsync();
        Assert.Equal(HttpStatusCode.Conflict, tooLate.StatusCode);
    }

    /// <summary>Not before its time, with its reason, and as event-driven-coffee's clients are told it.</summary>
    private async Task AssertTimedOutAsync(PaidOrder order)
    {
        DateTimeOffset payBy = (await server.GetAsync(order.Path)).GetProperty("pay_by").GetDateTimeOffset();
        await server.UntilAsync(order.Path, _ => DateTimeOffset.UtcNow >= payBy, "its time to be over");
        JsonElement cancelled = await order.UntilAsync("cancelled");
        JsonElement entry = (await server.GetAsync(order.Path + "/timeline")).GetProperty("data")[1];

        Assert.Equal("payment_timeout", cancelled.GetProperty("reason").GetProperty("code").GetString());
        Assert.Equal(["order.created", "order.cancelled"], await order.OrderEventsAsync());
        Assert.True(entry.GetProperty("at").GetDateTimeOffset() >= payBy, $"{entry} came before {payBy}.");
    }

    private async Task AssertHeldAsync(int open)
    {
        JsonElement store = await server.GetAsync("/v1/stores/hasty");
        Assert.Equal((open, Places - open), (
            store.GetProperty("open_orders").GetInt32(), store.GetProperty("stock_left").GetProperty("1").GetInt32()));
    }

    private static DateTimeOffset ReportedAt(JsonElement payment) =>
        payment.GetProperty("created_at").GetDateTimeOffset() + LateReport;
}
