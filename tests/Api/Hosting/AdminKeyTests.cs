using System.Net;

namespace OrderGrains.Tests.Hosting;

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
}
