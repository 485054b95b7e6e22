using System.Text.Json;
using OrderGrains.Tests.Feeds;

namespace OrderGrains.Tests.Cluster.Feeds;

/// <summary>A store's own events over HTTP: as they are made, and at the ends that nobody has to announce.</summary>
public sealed class StoreNewsTests(RunningServer server) : IClassFixture<RunningServer>, IDisposable
{
    private const string Members = """
        "acceptance":"auto","menu":[{"id":"1","name":"Cappuccino","price":370},{"id":"2","name":"Latte","price":400}]
        """;

    private readonly CancellationTokenSource bound = new(TimeSpan.FromSeconds(60));

    [Fact]
    public async Task Follow_Store_TellsOfPausesAndItems()
    {
        await server.CreateStoreAsync("busy", Members);
        using SseReader events = await OpenAsync("/v1/stores/busy/events");

        await OkAsync("/v1/stores/busy/pause", """{"until":"2999-01-01T00:00:00Z"}""");
        await OkAsync("/v1/stores/busy/resume", "{}");
        await OkAsync("/v1/stores/busy/items/2/availability", """{"available":false}""");
        await OkAsync("/v1/stores/busy/items/2/availability", """{"snoozed_until":"2999-01-01T00:00:00Z"}""");
        await OkAsync("/v1/stores/busy/items/2/availability", """{"available":true}""");

        Assert.Equal("1 store.paused  2999-01-01T00:00:00Z", await NextAsync(events));
        Assert.Equal("2 store.resumed  ", await NextAsync(events));
        Assert.Equal("3 item.unavailable 2 ", await NextAsync(events));
        Assert.Equal("4 item.available 2 ", await NextAsync(events));
    }

    [Fact]
    public async Task Kill_DuringAPause_ItsEndIsTold()
    {
        await server.CreateStoreAsync("resting", Members);
        DateTimeOffset until = DateTimeOffset.UtcNow.AddSeconds(3);
        using SseReader before = await OpenAsync("/v1/stores/resting/events");
        await OkAsync("/v1/stores/resting/pause", $$"""{"until":"{{until:O}}"}""");
        Assert.StartsWith("1 store.paused", await NextAsync(before), StringComparison.Ordinal);
        string cursor = before.LastId!;
        await server.KillAndStartAsync();

        using SseReader after = await OpenAsync($"/v1/stores/resting/events?after={cursor}");

        Assert.Equal("2 store.resumed  ", await NextAsync(after));
        Assert.True(DateTimeOffset.UtcNow >= until);
    }

    public void Dispose() => bound.Dispose();

    private async Task<SseReader> OpenAsync(string path)
    {
        HttpResponseMessage answer = await server.Client.GetAsync(
            new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, bound.Token);
        answer.EnsureSuccessStatusCode();
        var events = new SseReader(await answer.Content.ReadAsStreamAsync());
        Assert.Equal("ready", (await events.ReadAsync(bound.Token))?.Name);
        return events;
    }

    private Task OkAsync(string path, string body) => PaidOrder.OkAsync(server.PostAsync(path, body));

    private async Task<string> NextAsync(SseReader events)
    {
        SseEvent happened = await events.ReadAsync(bound.Token)
            ?? throw new InvalidOperationException("The stream has ended.");
        JsonElement body = JsonDocument.Parse(happened.Data).RootElement;
        JsonElement data = body.GetProperty("data");
        return $"{body.GetProperty("sequence")} {happened.Name} {Text(data, "item_id")} {Text(data, "until")}";
    }

    private static string? Text(JsonElement data, string name) =>
        data.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
