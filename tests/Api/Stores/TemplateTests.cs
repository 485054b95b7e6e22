using System.Net;
using System.Text.Json;

namespace OrderGrains.Tests.Stores;

public sealed class TemplateTests
{
    private const string Template =
        """{"subject":"Order {{id}}","text":"It is {{state}}.","html":"<p>{{state}}</p>"}""";

    [Theory]
    [InlineData("corner")]
    [InlineData("*")]
    public async Task Save_Template_IsFoundAgain(string store)
    {
        await using ApiServer server = await ApiServer.StartAsync();
        await server.PostAsync("/v1/stores", Requests.Store);
        string path = $"/v1/stores/{store}/templates/order.placed/de-CH";
        await ApiServer.ProblemAsync(await server.Client.GetAsync(path), 404, "not_found");
        HttpResponseMessage saved = await server.SendAsync(HttpMethod.Put, path, Template);
        JsonElement found = await ApiServer.JsonAsync(await server.Client.GetAsync(path));

        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        Assert.Equal("Order {{id}}", found.GetProperty("subject").GetString());
        Assert.Equal("order.placed", found.GetProperty("type").GetString());
        Assert.Equal("de-CH", found.GetProperty("locale").GetString());
    }

    [Fact]
    public async Task Save_WhatTheGrainRefuses_IsTold()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        await server.PostAsync("/v1/stores", Requests.Store);
        server.Grains.Templates("corner").Errors = ["There is no member nome."];
        JsonElement problem = await ApiServer.ProblemAsync(
            await server.SendAsync(HttpMethod.Put, "/v1/stores/corner/templates/order.placed/en", Template),
            400,
            "validation_failed");
        Assert.Equal("There is no member nome.", problem.GetProperty("errors")[0].GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Save_WrongNamesAndTexts_AreAllTold()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        JsonElement problem = await ApiServer.ProblemAsync(
            await server.SendAsync(HttpMethod.Put, "/v1/stores/corner/templates/placed/EN", """{"subject":"a\nb"}"""),
            400,
            "validation_failed");
        Assert.Equal(["type", "locale", "/subject", "/text", "/html"], ApiServer.Places(problem));
        await ApiServer.ProblemAsync(
            await server.SendAsync(HttpMethod.Put, "/v1/stores/nope/templates/order.placed/en", Template),
            404,
            "not_found");
    }
}
