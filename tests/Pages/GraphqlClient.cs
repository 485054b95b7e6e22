using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;

namespace OrderGrains.Tests;

/// <summary>Asks the site's GraphQL endpoint, as its clients do.</summary>
internal sealed class GraphqlClient(ProductSite site)
{
    private static readonly Uri Endpoint = new("/graphql", UriKind.Relative);

    /// <summary>The answer's data; fails when it holds errors.</summary>
    public async Task<JsonElement> AskAsync(string query)
    {
        JsonElement reply = await ReplyAsync(query);
        Assert.False(reply.TryGetProperty("errors", out JsonElement errors), $"{query} was answered {errors}");
        return reply.GetProperty("data");
    }

    /// <summary>The answer's first error.</summary>
    public async Task<JsonElement> ErrorAsync(string query) =>
        (await ReplyAsync(query)).GetProperty("errors")[0];

    /// <summary>Orders a coffee; answers the order's id.</summary>
    public async Task<string> OrderAsync(string customerId)
    {
        JsonElement data = await AskAsync(
            $$"""mutation { createOrder(coffeeId: "1", customerId: "{{customerId}}", customerName: "Ada") { id } }""");
        return data.GetProperty("createOrder").GetProperty("id").GetString()!;
    }

    /// <summary>Pays for an order at the simulated provider.</summary>
    public async Task PayAsync(string orderId)
    {
        await AskAsync($$"""mutation { makePayment(orderId: "{{orderId}}") { id } }""");
        using HttpResponseMessage paid = await site.Client.PostAsJsonAsync(
            new Uri($"/v1/payments/pay_{orderId}/confirm", UriKind.Relative),
            new { card = new { number = "4242424242424242" } });
        Assert.True(paid.IsSuccessStatusCode, await paid.Content.ReadAsStringAsync());
    }

    /// <summary>Subscribes over server-sent events; what happens once this has returned is told.</summary>
    public async Task<GraphqlUpdates> SubscribeOverEventsAsync(string query)
    {
        HttpRequestMessage request = new(HttpMethod.Post, Endpoint) { Content = JsonContent.Create(new { query }) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        HttpResponseMessage answer = await site.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        return GraphqlUpdates.OfEvents(answer, await answer.Content.ReadAsStreamAsync());
    }

    /// <summary>Subscribes over a web socket.</summary>
    public async Task<GraphqlUpdates> SubscribeOverSocketAsync(string query)
    {
        ClientWebSocket socket = new();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        Uri address = new UriBuilder(site.Address) { Scheme = "ws", Path = "/graphql" }.Uri;
        await socket.ConnectAsync(address, CancellationToken.None);
        await SendAsync(socket, new { type = "connection_init" });
        Assert.Contains("connection_ack", await GraphqlUpdates.ReceiveAsync(socket), StringComparison.Ordinal);
        await SendAsync(socket, new { type = "subscribe", id = "1", payload = new { query } });
        return GraphqlUpdates.OfSocket(socket);
    }

    private static async Task SendAsync(ClientWebSocket socket, object message) => await socket.SendAsync(
        JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, CancellationToken.None);

    private async Task<JsonElement> ReplyAsync(string query)
    {
        using HttpResponseMessage answer = await site.Client.PostAsJsonAsync(Endpoint, new { query });
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
