using System.Net;
using System.Text.Json;
using OrderGrains.Orders;

namespace OrderGrains.Tests.Orders;

public sealed class OrderCommandTests
{
    [Theory]
    [InlineData("accept", "accepted", OrderCommand.Accept, Actor.Store, null)]
    [InlineData("reject", "rejected", OrderCommand.Reject, Actor.Store, ReasonCode.Other)]
    [InlineData("cancel", "cancelled", OrderCommand.Cancel, Actor.Customer, ReasonCode.CustomerRequest)]
    [InlineData("prepare", "preparing", OrderCommand.Prepare, Actor.Store, null)]
    [InlineData("ready", "ready", OrderCommand.Ready, Actor.Store, null)]
    [InlineData("complete", "completed", OrderCommand.Complete, Actor.Store, null)]
    public async Task Change_WithoutBody_FillsInTheUsual(
        string verb, string state, OrderCommand command, Actor actor, ReasonCode? reason)
    {
        await using ApiServer server = await ApiServer.StartAsync();
        await server.PostAsync("/v1/orders", Requests.FullOrder);
        HttpResponseMessage response = await server.SendAsync(HttpMethod.Post, "/v1/orders/full-1/" + verb);
        ChangeOrder change = Assert.Single(server.Grains.Order("full-1").Changes);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("\"2\"", response.Headers.ETag!.Tag);
        Assert.Equal(state, (await ApiServer.JsonAsync(response)).GetProperty("state").GetString());
        Assert.Equal((command, actor, reason), (change.Command, change.Actor, change.Reason?.Code));
        Assert.Null(change.ExpectedVersion);
    }

    [Fact]
    public async Task Change_EveryMember_ReachesTheGrain()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        await server.PostAsync("/v1/orders", Requests.FullOrder);
        await server.PostAsync(
            "/v1/orders/full-1/accept",
            """{"actor":"operator","ready_at":"2030-01-31T18:30:00Z"}""",
            ("If-Match", "\"41\""),
            ("Idempotency-Key", "k"));
        await server.PostAsync(
            "/v1/orders/full-1/reject", """{"reason":{"code":"store_closing","note":"Late"}}""", ("If-Match", "*"));
        ChangeOrder accept = server.Grains.Order("full-1").Changes[0];
        ChangeOrder reject = server.Grains.Order("full-1").Changes[1];

        Assert.Equal((41, "k", Actor.Operator), (accept.ExpectedVersion, accept.IdempotencyKey, accept.Actor));
        Assert.Equal(new DateTimeOffset(2030, 1, 31, 18, 30, 0, TimeSpan.Zero), accept.ReadyAt);
        Assert.Equal(new OrderReason { Code = ReasonCode.StoreClosing, Note = "Late" }, reject.Reason);
        Assert.Null(reject.ExpectedVersion);
    }

    [Fact]
    public async Task Change_IllegalTransition_NamesWhatIsAllowed()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        server.Grains.Order("o").NextAnswer = OrderResult.Refused(new Refusal
        {
            Code = ErrorCode.InvalidTransition,
            Detail = "It is ready.",
            Allowed = [OrderStatus.Completed, OrderStatus.Cancelled],
            Version = 5,
        });
        JsonElement problem = await ApiServer.ProblemAsync(
            await server.SendAsync(HttpMethod.Post, "/v1/orders/o/accept"), 409, "invalid_transition");
        Assert.Equal(
            ["completed", "cancelled"],
            problem.GetProperty("allowed").EnumerateArray().Select(state => state.GetString()!));
        Assert.Equal(5, problem.GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task Change_StaleVersion_Is412()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        server.Grains.Order("o").NextAnswer =
            OrderResult.Refused(new Refusal { Code = ErrorCode.VersionMismatch, Detail = "It is at 3.", Version = 3 });
        HttpResponseMessage response = await server.SendAsync(
            HttpMethod.Post, "/v1/orders/o/accept", null, ("If-Match", "\"2\""));
        await ApiServer.ProblemAsync(response, 412, "version_mismatch");
    }

    [Fact]
    public async Task Change_Replay_IsMarked()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        await server.PostAsync("/v1/orders", Requests.FullOrder);
        server.Grains.Order("full-1").NextAnswer =
            new OrderResult { Order = server.Grains.Order("full-1").View, Replayed = true };
        HttpResponseMessage response = await server.SendAsync(
            HttpMethod.Post, "/v1/orders/full-1/accept", null, ("Idempotency-Key", "k"));
        Assert.Equal(["true"], response.Headers.GetValues("Idempotency-Replayed"));
    }

    [Theory]
    [InlineData("accept", """{"reason":{"code":"other"}}""", "/reason")]
    [InlineData("reject", """{"reason":{}}""", "/reason/code")]
    [InlineData("reject", """{"reason":{"code":"because"}}""", "/reason/code")]
    [InlineData("reject", """{"reason":{"code":3}}""", "/reason/code")]
    [InlineData("cancel", """{"actor":"system"}""", "/actor")]
    [InlineData("cancel", """{"actor":"nobody"}""", "/actor")]
    [InlineData("ready", """{"ready_at":"2030-01-31T18:30:00Z"}""", "/ready_at")]
    [InlineData("accept", """{"ready_at":"tomorrow"}""", "/ready_at")]
    [InlineData("accept", """[]""", "")]
    public async Task Change_WrongBody_Is400(string verb, string body, string place)
    {
        await using ApiServer server = await ApiServer.StartAsync();
        JsonElement problem = await ApiServer.ProblemAsync(
            await server.PostAsync("/v1/orders/o/" + verb, body), 400, "validation_failed");
        Assert.Contains(place, ApiServer.Places(problem));
    }

    [Theory]
    [InlineData("3")]
    [InlineData("W/\"3\"")]
    [InlineData("\"3\", \"4\"")]
    [InlineData("\"-3\"")]
    [InlineData("\"99999999999999999999\"")]
    public async Task Change_OddIfMatch_Is400(string tag)
    {
        await using ApiServer server = await ApiServer.StartAsync();
        JsonElement problem = await ApiServer.ProblemAsync(
            await server.SendAsync(HttpMethod.Post, "/v1/orders/o/accept", null, ("If-Match", tag)),
            400,
            "validation_failed");
        Assert.Equal(["If-Match"], ApiServer.Places(problem));
    }

    [Fact]
    public async Task Change_UnknownOrder_Is404()
    {
        await using ApiServer server = await ApiServer.StartAsync();
        await ApiServer.ProblemAsync(
            await server.SendAsync(HttpMethod.Post, "/v1/orders/nope/accept"), 404, "not_found");
        await ApiServer.ProblemAsync(
            await server.SendAsync(HttpMethod.Post, "/v1/orders/nope/eat"), 404, "not_found");
    }
}
