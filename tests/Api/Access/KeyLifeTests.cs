using System.Net;
using System.Text.Json;
using OrderGrains.Api.Access;
using OrderGrains.Stores;
using OrderGrains.Tests.Fakes;

namespace OrderGrains.Tests.Access;

public sealed class KeyLifeTests
{
    [Fact]
    public async Task CreateCustomer_Each_IsSomebodyElse()
    {
        await using ApiServer server = await ApiServer.StartAsync(Keys.Setting);
        (string Id, string Token) first = await Keys.CustomerAsync(server);
        (string Id, string Token) second = await Keys.CustomerAsync(server);
        Assert.StartsWith("cus_", first.Id, StringComparison.Ordinal);
        Assert.NotEqual(first, second);
        Assert.Equal($$"""{"role":"customer","customer_id":"{{first.Id}}"}""", await WhoAsync(server, first.Token));
        Assert.Equal($$"""{"role":"customer","customer_id":"{{second.Id}}"}""", await WhoAsync(server, second.Token));
    }

    [Fact]
    public async Task GetToken_OfAnIdOfOnesOwn_IsAlwaysTheSame()
    {
        await using ApiServer server = await ApiServer.StartAsync(Keys.Setting);
        string[] tokens = [await TokenAsync(server, "ada"), await TokenAsync(server, "ada")];
        Assert.Equal(tokens[0], tokens[1]);
        Assert.Equal("""{"role":"customer","customer_id":"ada"}""", await WhoAsync(server, tokens[0]));
        HttpResponseMessage wrong = await server.SendAsync(
            HttpMethod.Post, "/v1/customers/a%5Cb/tokens", null, Keys.Bearer(Keys.Admin));
        await ApiServer.ProblemAsync(wrong, 404, "not_found");
    }

    [Fact]
    public async Task Issue_Again_EndsTheKeyBefore()
    {
        await using ApiServer server = await ApiServer.StartAsync(Keys.Setting);
        Town town = await Town.BuildAsync(server);
        Assert.Equal("""{"role":"store","store_id":"corner"}""", await WhoAsync(server, town.Store));
        string next = await Keys.KitchenAsync(server, "corner");
        Assert.Null(await WhoAsync(server, town.Store));
        Assert.Equal("""{"role":"store","store_id":"corner"}""", await WhoAsync(server, next));
        Assert.Equal("""{"role":"store","store_id":"other"}""", await WhoAsync(server, town.OtherStore));
    }

    [Fact]
    public async Task Issue_NoSuchStore_Is404()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        foreach (string id in (string[])["nope", "a%5Cb"])
        {
            HttpResponseMessage response = await server.SendAsync(HttpMethod.Post, $"/v1/stores/{id}/keys");
            await ApiServer.ProblemAsync(response, 404, "not_found");
        }
    }

    [Fact]
    public async Task Issue_StoreWithAnyName_GetsAKeyThatFitsAHeader()
    {
        const string Id = "Café 1.2";
        await using ApiServer server = await ApiServer.StartAsync(Keys.Setting);
        await server.Grains.Store(Id).Create(new StoreSettings { Name = "Café" });
        string key = await Keys.KitchenAsync(server, Id);
        HttpResponseMessage response = await server.SendAsync(
            HttpMethod.Get, $"/v1/stores/{Uri.EscapeDataString(Id)}", null, Keys.Bearer(key));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Renew_KeysThere_EndsThemAll()
    {
        await using ApiServer server = await ApiServer.StartAsync(Keys.Setting);
        Town town = await Town.BuildAsync(server);
        HttpResponseMessage renewed = await server.SendAsync(
            HttpMethod.Post, "/v1/access/renew", null, Keys.Bearer(Keys.Admin));
        Assert.Equal(HttpStatusCode.NoContent, renewed.StatusCode);
        Assert.Null(await WhoAsync(server, town.Store));
        Assert.Null(await WhoAsync(server, town.Customer));
        Assert.NotNull(await WhoAsync(server, (await Keys.CustomerAsync(server)).Token));
        Assert.NotNull(await WhoAsync(server, await Keys.KitchenAsync(server, "corner")));
    }

    [Fact]
    public async Task Send_KeyThatAnotherProcessHasJustIssued_Holds()
    {
        await using ApiServer server = await ApiServer.StartAsync(Keys.Setting);
        Town town = await Town.BuildAsync(server);
        await WhoAsync(server, town.Store);
        int generation = await server.Grains.KitchenKey("corner").Issue();
        string key = new KeyMaker("default", Convert.FromBase64String(FakeSecretGrain.First))
            .Make(new KeyClaim(CallerRole.Store, "corner", generation));
        Assert.Equal("""{"role":"store","store_id":"corner"}""", await WhoAsync(server, key));
        Assert.Null(await WhoAsync(server, town.Store));
    }

    [Fact]
    public async Task Send_ForgedKeys_AskNoGrainAboutThem()
    {
        await using ApiServer server = await ApiServer.StartAsync(Keys.Setting);
        await Keys.CustomerAsync(server);
        for (int number = 0; number < 20; number++)
        {
            Assert.Null(await WhoAsync(server, $"ogk_corner.{number}.{new string('A', 43)}"));
        }

        Assert.Equal(0, server.Grains.KitchenKey("corner").Asked);
        Assert.Equal(1, server.Grains.Secret.Asked);
    }

    [Fact]
    public async Task Send_SecretCannotBeHad_Is503AndSaysNothingOfTheKey()
    {
        await using ApiServer server = await ApiServer.StartAsync(Keys.Setting);
        server.Grains.BeforeCall = static () => Task.FromException(new TimeoutException());
        HttpResponseMessage response = await server.SendAsync(
            HttpMethod.Get, "/v1/access", null, Keys.Bearer("ogc_secretive.x"));
        await ApiServer.ProblemAsync(response, 503, "unavailable");
        HttpResponseMessage admin = await server.SendAsync(
            HttpMethod.Get, "/v1/access", null, Keys.Bearer(Keys.Admin));
        Assert.Equal(HttpStatusCode.OK, admin.StatusCode);
        Assert.DoesNotContain(
            server.Logs.Entries, static entry => entry.Text.Contains("secretive", StringComparison.Ordinal));
    }

    private static async Task<string> TokenAsync(ApiServer server, string id)
    {
        HttpResponseMessage response = await server.SendAsync(
            HttpMethod.Post, $"/v1/customers/{id}/tokens", null, Keys.Bearer(Keys.Admin));
        JsonElement body = await ApiServer.JsonAsync(response);
        Assert.Equal(id, body.GetProperty("id").GetString());
        return body.GetProperty("token").GetString()!;
    }

    /// <summary>Who the caller is told to be; null: nobody.</summary>
    private static async Task<string?> WhoAsync(ApiServer server, string key)
    {
        HttpResponseMessage response = await server.SendAsync(HttpMethod.Get, "/v1/access", null, Keys.Bearer(key));
        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            await ApiServer.ProblemAsync(response, 401, "unauthorised");
            return null;
        }

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }
}
