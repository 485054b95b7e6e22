using System.Net;
using System.Text.Json;

namespace OrderGrains.Tests.Cluster;

/// <summary>An order of a running server, from placing to its end, as a client sees it.</summary>
internal sealed class PaidOrder(RunningServer server, string id)
{
    public const string Succeeding = "4242424242424242";
    public const string Declined = "4000000000000002";

    public string Path => "/v1/orders/" + id;

    public string PaymentPath => "/v1/payments/pay_" + id;

    public string TicketPath => "/v1/fulfilments/ful_" + id;

    /// <summary>Places it; it waits for its payment.</summary>
    public static async Task<PaidOrder> PlaceAsync(RunningServer server, string id, string store = "coffee")
    {
        string body = $$$"""
            {"id":"{{{id}}}","store_id":"{{{store}}}","lines":[{"item_id":"1","quantity":1}],"customer":{"id":"cus_1"}}
            """;
        using HttpResponseMessage answer = await server.PostAsync("/v1/orders", body);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.Created, text);
        Assert.Contains("\"state\":\"pending_payment\"", text, StringComparison.Ordinal);
        Assert.Contains("\"payment_state\":\"requires_payment\"", text, StringComparison.Ordinal);
        return new PaidOrder(server, id);
    }

    public Task<HttpResponseMessage> BeginAsync() =>
        server.PostAsync("/v1/payments", $$"""{"order_id":"{{id}}"}""");

    public Task<HttpResponseMessage> ConfirmAsync(string card, string simulate = "{}") => server.PostAsync(
        PaymentPath + "/confirm", $$"""{"card":{"number":"{{card}}"},"simulate":{{simulate}} }""");

    /// <summary>Begins the payment and pays it.</summary>
    public async Task PayAsync(string card = Succeeding, string simulate = "{}")
    {
        await OkAsync(BeginAsync());
        await OkAsync(ConfirmAsync(card, simulate));
    }

    public Task<HttpResponseMessage> RefundAsync(string body, string? key = null) =>
        server.PostAsync(PaymentPath + "/refunds", body, key);

    /// <summary>Waits until the order is in a state.</summary>
    public Task<JsonElement> UntilAsync(string state) =>
        server.UntilAsync(Path, Is(state), $"an order that is {state}");

    /// <summary>Waits until the payment is in a state.</summary>
    public Task<JsonElement> UntilPaymentAsync(string state) =>
        server.UntilAsync(PaymentPath, Is(state), $"a payment that is {state}");

    /// <summary>Waits until the order says that its payment and its ticket are in these states.</summary>
    public Task<JsonElement> UntilToldAsync(string payment, string? ticket) => server.UntilAsync(
        Path,
        order => order.GetProperty("payment_state").GetString() == payment
            && (order.TryGetProperty("fulfilment_state", out JsonElement state) ? state.GetString() : null) == ticket,
        $"an order whose payment is {payment} and whose ticket is {ticket}");

    /// <summary>What happened to the payment.</summary>
    public async Task<string[]> EventsAsync() => Types((await server.GetAsync(PaymentPath)).GetProperty("timeline"));

    /// <summary>What happened to the order.</summary>
    public async Task<string[]> OrderEventsAsync() =>
        Types((await server.GetAsync(Path + "/timeline")).GetProperty("data"));

    public static async Task OkAsync(Task<HttpResponseMessage> request)
    {
        using HttpResponseMessage answer = await request;
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    private static Func<JsonElement, bool> Is(string state) => seen => seen.GetProperty("state").GetString() == state;

    private static string[] Types(JsonElement timeline) =>
        [.. timeline.EnumerateArray().Select(entry => entry.GetProperty("type").GetString()!)];
}
