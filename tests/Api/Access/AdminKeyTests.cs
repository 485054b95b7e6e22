using System.Net;

namespace OrderGrains.Tests.Access;

public sealed class AdminKeyTests
{
    private const string Key = "0123456789abcdef";

    [Theory]
    [InlineData("Bearer 0123456789abcdef", HttpStatusCode.NotFound)]
    [InlineData("bearer 0123456789abcdef", HttpStatusCode.NotFound)]
    [InlineData("Bearer 0123456789abcdeF", HttpStatusCode.Unauthorized)]
    [InlineData("Basic 0123456789abcdef", HttpStatusCode.Unauthorized)]
    [InlineData("", HttpStatusCode.Unauthorized)]
    public async Task Get_WithKeySet_NeedsTheKey(string header, HttpStatusCode expected)
    {
        await using ApiServer server = await ApiServer.StartAsync("--OrderGrains:Security:AdminKey=" + Key);
        HttpResponseMessage response = await server.SendAsync(
            HttpMethod.Get, "/v1/orders/x", null, ("Authorization", header));
        Assert.Equal(expected, response.StatusCode);
        if (expected == HttpStatusCode.Unauthorized)
        {
            await ApiServer.ProblemAsync(response, 401, "unauthorised");
        }
    }

    [Fact]
    public async Task Get_WhatIsOpenToAll_NeedsNoKey()
    {
        await using ApiServer server = await ApiServer.StartAsync("--OrderGrains:Security:AdminKey=" + Key);
        foreach (string path in (string[])["/", "/docs/index.html", "/openapi/v1.json", "/health/live"])
        {
            Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync(path)).StatusCode);
        }

        foreach (string path in (string[])["/metrics", "/v1/stores", "/get?orderid=1", "/v1/dead-letters", "/nowhere"])
        {
            await ApiServer.ProblemAsync(await server.Client.GetAsync(path), 401, "unauthorised");
        }
    }

    [Theory]
    [InlineData("Bearer 0123456789abcdef")]
    [InlineData("Bearer ")]
    [InlineData("Basic YTpi")]
    [InlineData("ogc_cus_1.x")]
    public async Task Get_NoKeySetButOneSent_IsWhatTheKeySays(string header)
    {
        await using ApiServer server = await ApiServer.StartAsync();
        HttpResponseMessage response = await server.SendAsync(
            HttpMethod.Get, "/v1/orders", null, ("Authorization", header));
        await ApiServer.ProblemAsync(response, 401, "unauthorised");
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/v1/orders")).StatusCode);
    }

    [Theory]
    [InlineData("GET", "/order?customerId=cus_1", null)]
    [InlineData("POST", "/order", """{"coffee":{"id":"1"},"customerId":"cus_1","customerName":"Ada"}""")]
    [InlineData("POST", "/create", """{"operation":"create","payload":{"orderid":"1","status":false}}""")]
    public async Task Any_SeedsBareNames_AreNobodyWhereAKeyIsSet(string method, string path, string? body)
    {
        await using ApiServer server = await ApiServer.StartAsync("--OrderGrains:Security:AdminKey=" + Key);
        await ApiServer.ProblemAsync(await server.SendAsync(new HttpMethod(method), path, body), 401, "unauthorised");

        string token = (await Keys.CustomerAsync(server)).Token;
        HttpResponseMessage asCustomer = await server.SendAsync(new HttpMethod(method), path, body, Keys.Bearer(token));
        await ApiServer.ProblemAsync(asCustomer, 403, "forbidden");
        Assert.Empty(server.Grains.Orders);
    }
}
