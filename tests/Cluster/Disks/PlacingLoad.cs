using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;

namespace OrderGrains.Tests.Cluster;

/// <summary>
/// Clients that place orders until enough of them were turned away. Every answer is the order or a 503 that says when
/// to come again; an order that was answered can be read at once.
/// </summary>
internal sealed class PlacingLoad(RunningServer server, string store)
{
    private const int Clients = 16;
    private const int MaxOrdersEach = 20_000;
    private const int WantedRefusals = 48;
    private const int ReadsBetween = 20;

    private readonly ConcurrentQueue<string> placed = new();
    private int refused;

    /// <summary>The orders that were acknowledged.</summary>
    public IReadOnlyCollection<string> Placed => placed;

    /// <summary>Places orders until the store is full.</summary>
    public async Task RunUntilFullAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => RunAsync(client, patience.Token)));
        Assert.True(refused >= WantedRefusals, $"Only {refused} of {placed.Count + refused} were turned away.");
        Assert.NotEmpty(placed);
    }

    /// <summary>Places one order and says how that was answered.</summary>
    public async Task<HttpStatusCode> PlaceAsync(string id)
    {
        using HttpResponseMessage answer = await server.PostAsync("/v1/orders", $$"""
            {"id":"{{id}}","store_id":"{{store}}","lines":[{"item_id":"1","quantity":1}]}
            """);
        string body = await answer.Content.ReadAsStringAsync();
        if (answer.StatusCode == HttpStatusCode.Created)
        {
            placed.Enqueue(id);
            return answer.StatusCode;
        }

        Assert.True(answer.StatusCode == HttpStatusCode.ServiceUnavailable, $"{answer.StatusCode}: {body}");
        Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero, "A 503 without Retry-After.");
        using JsonDocument problem = JsonDocument.Parse(body);
        Assert.Equal("unavailable", problem.RootElement.GetProperty("code").GetString());
        Interlocked.Increment(ref refused);
        return answer.StatusCode;
    }

    /// <summary>Every acknowledged order is there, and the store counts them and no others.</summary>
    public async Task CheckAsync()
    {
        await Parallel.ForEachAsync(
            placed, new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (id, _) => await CheckAsync(id));
        await server.UntilAsync(
            $"/v1/stores/{store}", view => view.GetProperty("open_orders").GetInt32() == placed.Count,
            $"{placed.Count} open orders");
    }

    private async Task RunAsync(int client, CancellationToken patience)
    {
        for (int number = 0; number < MaxOrdersEach && Volatile.Read(ref refused) < WantedRefusals; number++)
        {
            Assert.False(patience.IsCancellationRequested, $"Awaited a full disk, placed {placed.Count} orders.");
            string id = $"full-{client}-{number}";
            HttpStatusCode status = await PlaceAsync(id);
            if (status == HttpStatusCode.ServiceUnavailable || number % ReadsBetween == 0)
            {
                // Reads go on while there is no room.
                await CheckAsync(placed.TryPeek(out string? first) ? first : id);
            }
        }
    }

    private async Task CheckAsync(string id)
    {
        JsonElement order = await server.GetAsync($"/v1/orders/{id}");
        Assert.Equal("accepted", order.GetProperty("state").GetString());
    }
}
