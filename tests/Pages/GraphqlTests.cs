using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace OrderGrains.Tests;

/// <summary>event-driven-coffee's GraphQL, over the product's one address.</summary>
public sealed class GraphqlTests
{
    [Fact]
    public async Task Query_OfTheMenu_IsTheCoffeeShops()
    {
        GraphqlClient client = new(await ProductSite.StartedAsync());
        JsonElement coffees = (await client.AskAsync("{ getCoffees { id name price } }")).GetProperty("getCoffees");
        Assert.Equal(
            ["1 Cappuccino 370", "2 Latte 400", "3 Mocha 450"],
            coffees.EnumerateArray().Select(coffee =>
                $"{coffee.GetProperty("id")} {coffee.GetProperty("name")} {coffee.GetProperty("price")}"));
    }

    [Fact]
    public async Task Mutation_OrderAndPayment_AreInTheLists()
    {
        GraphqlClient client = new(await ProductSite.StartedAsync());
        string order = await client.OrderAsync("cus_graphql_lists");
        JsonElement payment = (await client.AskAsync(
            $$"""mutation { makePayment(orderId: "{{order}}") { id orderId status clientSecret } }"""))
            .GetProperty("makePayment");
        Assert.Equal($"pay_{order}", payment.GetProperty("id").GetString());
        Assert.NotEmpty(payment.GetProperty("clientSecret").GetString()!);
        JsonElement lists = await client.AskAsync(
            """{ getOrderList(customerId: "cus_graphql_lists") { id coffee { name } } getPaymentList { orderId } }""");
        JsonElement listed = Assert.Single(lists.GetProperty("getOrderList").EnumerateArray());
        Assert.Equal(order, listed.GetProperty("id").GetString());
        Assert.Contains(
            lists.GetProperty("getPaymentList").EnumerateArray(),
            each => each.GetProperty("orderId").GetString() == order);
    }

    [Fact]
    public async Task Mutation_CancelledTwice_IsAnOrderOnceOff()
    {
        GraphqlClient client = new(await ProductSite.StartedAsync());
        string order = await client.OrderAsync("cus_graphql_cancel");
        JsonElement off = await client.AskAsync($$"""mutation { cancelOrder(orderId: "{{order}}") { status note } }""");
        Assert.Equal("ORDER_CANCELLED", off.GetProperty("cancelOrder").GetProperty("status").GetString());
        JsonElement late = await client.ErrorAsync($$"""mutation { makePayment(orderId: "{{order}}") { id } }""");
        Assert.Equal("invalid_transition", late.GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Subscription_OverEvents_TellsTheOrdersSteps()
    {
        ProductSite site = await ProductSite.StartedAsync();
        GraphqlClient client = new(site);
        string order = await client.OrderAsync("cus_graphql_events");
        await using GraphqlUpdates updates = await client.SubscribeOverEventsAsync(
            $$"""subscription { orderUpdated(orderId: "{{order}}") { id status } }""");
        await client.PayAsync(order);
        Assert.Equal("ORDER_CREATED", await updates.NextStatusAsync("orderUpdated"));
        Assert.Equal("ORDER_IN_PROGRESS", await updates.NextStatusAsync("orderUpdated"));
    }

    [Fact]
    public async Task Subscription_OverSocket_TellsTheOrdersSteps()
    {
        ProductSite site = await ProductSite.StartedAsync();
        GraphqlClient client = new(site);
        await using GraphqlUpdates updates = await client.SubscribeOverSocketAsync(
            """subscription { orderUpdated(customerId: "cus_graphql_socket") { id status } }""");

        // The protocol does not say when a subscription has begun: the first order that it tells of does.
        Task<string> told = updates.UntilStatusAsync("orderUpdated", "ORDER_IN_PROGRESS");
        while (!told.IsCompleted)
        {
            await client.PayAsync(await client.OrderAsync("cus_graphql_socket"));
            await Task.WhenAny(told, Task.Delay(TimeSpan.FromMilliseconds(500)));
        }

        Assert.Equal("ORDER_IN_PROGRESS", await told);
    }

    [Fact]
    public async Task Request_FromAnotherOrigin_IsForbidden()
    {
        ProductSite site = await ProductSite.StartedAsync();
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri("/graphql", UriKind.Relative))
        {
            Content = JsonContent.Create(new { query = "{ getCoffees { id } }" }),
        };
        request.Headers.Add("Origin", "http://elsewhere.example");
        using HttpResponseMessage answer = await site.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }
}
