using System.Net;
using System.Text.Json;
using OrderGrains.Orders;

namespace OrderGrains.Tests.Compatibility;

public sealed class SeedTests
{
    private const string Create = """{"operation":"create","payload":{"orderid":"1","status":false}}""";
    private const string Accept = """{"operation":"update","payload":{"orderid":"1","status":true}}""";

    [Fact]
    public async Task Create_Order_Answers201WithIdAndStatusFirst()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        HttpResponseMessage response = await server.PostAsync("/create", Create);
        string body = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.StartsWith("""{"orderid":"1","status":false,"id":"1","version":1,"state":"placed",""", body);
        PlaceOrder placed = server.Grains.Order("1").Placed!;
        Assert.Equal(("default", false), (placed.StoreId, placed.AcceptAtOnce));
        Assert.Empty(placed.Lines);
    }

    [Fact]
    public async Task Create_Again_Is200AndOtherContentIs409()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        await server.PostAsync("/create", Create);
        HttpResponseMessage again = await server.PostAsync("/create", Create);
        HttpResponseMessage other = await server.PostAsync(
            "/create", Create.Replace("false", "true", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        await ApiServer.ProblemAsync(other, 409, "duplicate_order");
    }

    [Fact]
    public async Task Create_StatusTrueAndCustomer_ReachTheGrain()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        HttpResponseMessage response = await server.PostAsync(
            "/create", """{"payload":{"orderid":"2","status":true,"customer":{"email":"a@example.com"}}}""");
        Assert.True((await ApiServer.JsonAsync(response)).GetProperty("status").GetBoolean());
        Assert.Equal("a@example.com", server.Grains.Order("2").Placed!.Customer.Email);
    }

    [Fact]
    public async Task Create_BodyAsAString_IsUnderstood()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        HttpResponseMessage response = await server.PostAsync("/create", JsonSerializer.Serialize(Create));
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    [Fact]
    public async Task Create_OtherMediaType_IsUnderstood()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        HttpResponseMessage response = await server.Client.PostAsync("/create", new StringContent(Create));
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    [Theory]
    [InlineData("/create", """{"operation":"update","payload":{"orderid":"1","status":false}}""", "/operation")]
    [InlineData("/update", """{"operation":"create","payload":{"orderid":"1","status":false}}""", "/operation")]
    [InlineData("/create", """{"operation":"create","payload":{"orderid":"","status":false}}""", "/payload/orderid")]
    [InlineData("/create", """{"operation":"create","payload":{"orderid":"1"}}""", "/payload/status")]
    [InlineData("/create", """{"operation":"create","payload":{"orderid":1,"status":"no"}}""", "/payload/status")]
    [InlineData(
        "/create",
        """{"payload":{"orderid":"1","status":true,"customer":{"email":"x"}}}""",
        "/payload/customer/email")]
    [InlineData("/create", """{}""", "/payload/orderid")]
    [InlineData("/create", "", "/payload/orderid")]
    [InlineData("/create", "\"{\"", "")]
    [InlineData("/create", "\"\\ud800\"", "")]
    [InlineData("/create", "5", "")]
    public async Task Command_Wrong_Is400(string path, string body, string place)
    {
        await using ApiServer server = await ApiServer.StartAsync();
        JsonElement problem = await ApiServer.ProblemAsync(
            await server.PostAsync(path, body), 400, "validation_failed");
        Assert.Contains(place, ApiServer.Places(problem));
    }

    [Fact]
    public async Task Get_ByQueryOrBody_FindsIt()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        await server.PostAsync("/create", Create);
        HttpResponseMessage[] found =
        [
            await server.Client.GetAsync("/get?orderid=1"),
            await server.SendAsync(HttpMethod.Get, "/get", """{"orderid":"1"}"""),
            await server.SendAsync(HttpMethod.Get, "/get", "\"{\\\"orderid\\\":\\\"1\\\"}\""),
        ];
        foreach (HttpResponseMessage response in found)
        {
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("1", (await ApiServer.JsonAsync(response)).GetProperty("orderid").GetString());
        }
    }

    [Fact]
    public async Task Get_UnknownOrWithoutId_IsRefused()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        JsonElement problem = await ApiServer.ProblemAsync(
            await server.Client.GetAsync("/get?orderid=9"), 404, "not_found");
        Assert.Equal("Item not found", problem.GetProperty("detail").GetString());
        await ApiServer.ProblemAsync(await server.Client.GetAsync("/get"), 400, "validation_failed");
        await ApiServer.ProblemAsync(await server.Client.GetAsync("/get?orderid=a/b"), 400, "validation_failed");
        await ApiServer.ProblemAsync(
            await server.SendAsync(HttpMethod.Get, "/get", """{"orderid":7}"""), 400, "validation_failed");
    }

    [Fact]
    public async Task Update_Order_AcceptsOrRejects()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        await ApiServer.ProblemAsync(await server.PostAsync("/update", Accept), 404, "not_found");
        await server.PostAsync("/create", Create);
        JsonElement accepted = await ApiServer.JsonAsync(await server.PostAsync("/update", Accept));
        JsonElement rejected = await ApiServer.JsonAsync(
            await server.PostAsync("/update", Accept.Replace("true", "false", StringComparison.Ordinal)));
        Assert.True(accepted.GetProperty("status").GetBoolean());
        Assert.Equal("accepted", accepted.GetProperty("state").GetString());
        Assert.False(rejected.GetProperty("status").GetBoolean());
        Assert.Equal(ReasonCode.Other, server.Grains.Order("1").Changes[^1].Reason!.Code);
    }

    [Fact]
    public async Task Update_IllegalTransition_Is409()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        server.Grains.Order("1").NextAnswer =
            OrderResult.Refused(new Refusal { Code = ErrorCode.InvalidTransition, Detail = "No.", Allowed = [] });
        await ApiServer.ProblemAsync(await server.PostAsync("/update", Accept), 409, "invalid_transition");
    }
}
