using System.Net;
using System.Text.Json;
using OrderGrains.DeadLetters;

namespace OrderGrains.Tests.DeadLetters;

public sealed class DeadLetterTests
{
    [Fact]
    public async Task List_ThreeLetters_WalksThePages()
    {
        await using ApiServer server = await StartAsync("dl_a", "dl_b", "dl_c");
        JsonElement first = await ApiServer.JsonAsync(await server.Client.GetAsync("/v1/dead-letters?limit=2"));
        string cursor = first.GetProperty("next_cursor").GetString()!;
        JsonElement last = await ApiServer.JsonAsync(
            await server.Client.GetAsync("/v1/dead-letters?limit=2&cursor=" + cursor));
        Assert.Equal(["dl_a", "dl_b"], first.GetProperty("data").EnumerateArray().Select(IdOf));
        Assert.Equal(["dl_c"], last.GetProperty("data").EnumerateArray().Select(IdOf));
        Assert.False(last.TryGetProperty("next_cursor", out _));
    }

    [Fact]
    public async Task Redrive_Letter_TellsWhetherItIsStillParked()
    {
        await using ApiServer server = await StartAsync("dl_a", "dl_b");
        server.Grains.Lists.DeadLetters.StillFailing.Add("dl_b");
        JsonElement gone = await ApiServer.JsonAsync(
            await server.SendAsync(HttpMethod.Post, "/v1/dead-letters/dl_a/redrive"));
        JsonElement parked = await ApiServer.JsonAsync(
            await server.SendAsync(HttpMethod.Post, "/v1/dead-letters/dl_b/redrive"));
        Assert.False(gone.GetProperty("parked").GetBoolean());
        Assert.True(parked.GetProperty("parked").GetBoolean());
    }

    [Fact]
    public async Task Discard_Letter_IsGone()
    {
        await using ApiServer server = await StartAsync("dl_a");
        JsonElement found = await ApiServer.JsonAsync(await server.Client.GetAsync("/v1/dead-letters/dl_a"));
        HttpResponseMessage discarded = await server.SendAsync(HttpMethod.Delete, "/v1/dead-letters/dl_a");
        Assert.Equal("notifier", found.GetProperty("consumer").GetString());
        Assert.Equal(HttpStatusCode.NoContent, discarded.StatusCode);
        await ApiServer.ProblemAsync(await server.Client.GetAsync("/v1/dead-letters/dl_a"), 404, "not_found");
    }

    [Fact]
    public async Task Any_UnknownLetter_Is404()
    {
        await using ApiServer server = await StartAsync();
        foreach ((HttpMethod method, string path) in new[]
        {
            (HttpMethod.Get, "dl_x"), (HttpMethod.Post, "dl_x/redrive"), (HttpMethod.Delete, "dl_x"),
        })
        {
            await ApiServer.ProblemAsync(await server.SendAsync(method, "/v1/dead-letters/" + path), 404, "not_found");
        }

        await ApiServer.ProblemAsync(
            await server.Client.GetAsync("/v1/dead-letters?limit=0"), 400, "validation_failed");
    }

    private static string IdOf(JsonElement letter) => letter.GetProperty("id").GetString()!;

    private static async Task<ApiServer> StartAsync(params string[] ids)
    {
        ApiServer server = await ApiServer.StartAsync();
        foreach (string id in ids)
        {
            server.Grains.Lists.DeadLetters.Letters.Add(id, new DeadLetterView
            {
                Id = id,
                Consumer = "notifier",
                Subject = "order-1",
                Sequence = 3,
                Error = "The mail server refused.",
                Attempts = 12,
                FailedAt = DateTimeOffset.UnixEpoch,
            });
        }

        return server;
    }
}
