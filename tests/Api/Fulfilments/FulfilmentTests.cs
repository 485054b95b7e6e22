using System.Net;
using System.Text.Json;
using OrderGrains.Fulfilments;
using OrderGrains.Orders;
using OrderGrains.Tests.Fakes;

namespace OrderGrains.Tests.Fulfilments;

public sealed class FulfilmentTests
{
    [Theory]
    [InlineData("start", "in_progress", FulfilmentCommand.Start, null)]
    [InlineData("ready", "ready", FulfilmentCommand.Ready, null)]
    [InlineData("complete", "completed", FulfilmentCommand.Complete, null)]
    [InlineData("reject", "rejected", FulfilmentCommand.Reject, ReasonCode.Other)]
    public async Task Change_WithoutBody_FillsInTheUsual(
        string verb, string state, FulfilmentCommand command, ReasonCode? reason)
    {
        await using ApiServer server = await StartAsync();
        HttpResponseMessage response = await server.SendAsync(HttpMethod.Post, "/v1/fulfilments/ful_o/" + verb);
        ChangeFulfilment change = Assert.Single(server.Grains.Fulfilment("o").Changes);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("\"2\"", response.Headers.ETag!.Tag);
        Assert.Equal(state, (await ApiServer.JsonAsync(response)).GetProperty("state").GetString());
        Assert.Equal((command, reason), (change.Command, change.Reason?.Code));
        Assert.Null(change.ExpectedVersion);
    }

    [Fact]
    public async Task Reject_EveryMember_ReachesTheGrain()
    {
        await using ApiServer server = await StartAsync();
        await server.PostAsync(
            "/v1/fulfilments/ful_o/reject",
            """{"reason":{"code":"item_unavailable","note":"No milk"},"note":"Sorry"}""",
            ("If-Match", "\"41\""));
        Assert.Equal(
            new ChangeFulfilment
            {
                Command = FulfilmentCommand.Reject,
                Reason = new OrderReason { Code = ReasonCode.ItemUnavailable, Note = "No milk" },
                Note = "Sorry",
                ExpectedVersion = 41,
            },
            Assert.Single(server.Grains.Fulfilment("o").Changes));
    }

    [Fact]
    public async Task Change_IllegalTransition_NamesWhatIsAllowed()
    {
        await using ApiServer server = await StartAsync();
        server.Grains.Fulfilment("o").NextAnswer = FulfilmentResult.Refused(new Refusal
        {
            Code = ErrorCode.InvalidTransition,
            Detail = "It is not started.",
            AllowedFulfilment = [FulfilmentStatus.InProgress, FulfilmentStatus.Rejected],
            Version = 5,
        });
        JsonElement problem = await ApiServer.ProblemAsync(
            await server.SendAsync(HttpMethod.Post, "/v1/fulfilments/ful_o/start"), 409, "invalid_transition");
        Assert.Equal(
            ["in_progress", "rejected"],
            problem.GetProperty("allowed").EnumerateArray().Select(state => state.GetString()!));
        Assert.Equal(5, problem.GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task Change_StaleVersion_Is412()
    {
        await using ApiServer server = await StartAsync();
        server.Grains.Fulfilment("o").NextAnswer = FulfilmentResult.Refused(
            new Refusal { Code = ErrorCode.VersionMismatch, Detail = "It is at 3.", Version = 3 });
        await ApiServer.ProblemAsync(
            await server.SendAsync(
                HttpMethod.Post, "/v1/fulfilments/ful_o/ready", null, ("If-Match", "\"2\"")),
            412,
            "version_mismatch");
    }

    [Theory]
    [InlineData("start", """{"reason":{"code":"other"}}""", "/reason")]
    [InlineData("reject", """{"reason":{}}""", "/reason/code")]
    [InlineData("reject", """{"reason":{"code":"because"}}""", "/reason/code")]
    [InlineData("complete", """{"note":7}""", "/note")]
    [InlineData("complete", """[]""", "")]
    public async Task Change_WrongBody_Is400(string verb, string body, string place)
    {
        await using ApiServer server = await StartAsync();
        JsonElement problem = await ApiServer.ProblemAsync(
            await server.PostAsync("/v1/fulfilments/ful_o/" + verb, body), 400, "validation_failed");
        Assert.Equal([place], ApiServer.Places(problem));
    }

    [Theory]
    [InlineData("/v1/fulfilments/ful_o")]
    [InlineData("/v1/orders/o/fulfilment")]
    public async Task Get_ByItsIdOrItsOrders_FindsIt(string path)
    {
        await using ApiServer server = await StartAsync();
        HttpResponseMessage response = await server.Client.GetAsync(path);
        JsonElement fulfilment = await ApiServer.JsonAsync(response);
        Assert.Equal("\"1\"", response.Headers.ETag!.Tag);
        Assert.Equal("created", fulfilment.GetProperty("state").GetString());
        Assert.Equal(["in_progress"], fulfilment.GetProperty("allowed_transitions").EnumerateArray()
            .Select(state => state.GetString()!));
        Assert.Equal(
            "fulfilment.created", fulfilment.GetProperty("timeline")[0].GetProperty("type").GetString());
    }

    [Fact]
    public async Task Any_Unknown_Is404()
    {
        await using ApiServer server = await StartAsync();
        string[] paths =
        [
            "/v1/fulfilments/ful_nope", "/v1/fulfilments/o", "/v1/fulfilments/ful_a%2Fb", "/v1/orders/nope/fulfilment",
        ];
        foreach (string path in paths)
        {
            await ApiServer.ProblemAsync(await server.Client.GetAsync(path), 404, "not_found");
        }

        await ApiServer.ProblemAsync(
            await server.SendAsync(HttpMethod.Post, "/v1/fulfilments/o/start"), 404, "not_found");
        await ApiServer.ProblemAsync(
            await server.SendAsync(HttpMethod.Post, "/v1/fulfilments/ful_nope/start"), 404, "not_found");
    }

    [Fact]
    public async Task List_Filters_ReachTheGrain()
    {
        await using ApiServer server = await StartAsync();
        server.Grains.Lists.AnswerFulfilments = query => query.Cursor == "bad"
            ? new FulfilmentPage { CursorInvalid = true }
            : new FulfilmentPage { Fulfilments = [FakeFulfilmentGrain.ViewOf("o")], NextCursor = "next" };
        JsonElement page = await ApiServer.JsonAsync(
            await server.Client.GetAsync("/v1/fulfilments?from=2026-01-31T00:00:00Z&limit=3"));

        Assert.Equal("ful_o", page.GetProperty("data")[0].GetProperty("id").GetString());
        Assert.Equal("next", page.GetProperty("next_cursor").GetString());
        Assert.Equal(
            new TimeQuery { From = new DateTimeOffset(2026, 1, 31, 0, 0, 0, TimeSpan.Zero), Limit = 3 },
            Assert.Single(server.Grains.Lists.TimeQueries));
        await ApiServer.ProblemAsync(
            await server.Client.GetAsync("/v1/fulfilments?cursor=bad"), 400, "validation_failed");
        await ApiServer.ProblemAsync(
            await server.Client.GetAsync("/v1/fulfilments?until=x"), 400, "validation_failed");
    }

    private static async Task<ApiServer> StartAsync()
    {
        ApiServer server = await ApiServer.StartAsync();
        server.Grains.Fulfilment("o").View = FakeFulfilmentGrain.ViewOf("o");
        return server;
    }
}
