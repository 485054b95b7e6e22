using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using OrderGrains.Bench.Chaos.Clusters;
using OrderGrains.Bench.Scenarios;

namespace OrderGrains.Bench.Chaos.Load;

/// <summary>
/// One client of a cluster: places orders, changes and reads its own ones, one request at a time. A change that was not
/// answered, or with 503, is asked for again under the same key until it is; so in the end every one has happened, and
/// once.
/// </summary>
internal sealed class LoadClient(int number, int seed, HttpClient client, LoadJournal journal)
{
    private const int MaxPlaced = 5_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(200);

    private readonly List<(string Id, long Version)> orders = [];
    private readonly Random random = new(HashCode.Combine(seed, number));

    /// <summary>Sends requests until it is told to end, and what it has begun to its end.</summary>
    public async Task RunAsync(CancellationToken end)
    {
        for (int placed = 0; placed < MaxPlaced && !end.IsCancellationRequested; placed++)
        {
            await PlaceAsync(placed);
            await ReadAsync(orders[random.Next(orders.Count)]);
            await Task.Delay(Pause, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Every other order leaves its id to the server, which makes it from the key.
    private async Task PlaceAsync(int placed)
    {
        string key = string.Create(CultureInfo.InvariantCulture, $"load-{number:D2}-{placed:D4}");
        string store = ChaosStores.All[random.Next(ChaosStores.All.Count)].Id;
        string body = OrderBody.Text(key, store, $"cus_{number:D6}");
        body = placed % 2 == 0 ? body : body.Replace($"\"id\":\"{key}\",", "", StringComparison.Ordinal);
        using JsonDocument order = await SendUntilDoneAsync(new LoadRequest("/v1/orders", body, key));
        string id = order.RootElement.GetProperty("id").GetString()!;
        journal.AddPlaced(key, id);
        Note(order);
        string state = order.RootElement.GetProperty("state").GetString()!;
        string? command = state switch
        {
            "placed" => random.Next(3) > 0 ? "accept" : "cancel",
            "accepted" when random.Next(4) == 0 => "cancel",
            _ => null,
        };
        if (command is not null)
        {
            string reason = command == "cancel" ? """{"reason":{"code":"other"}}""" : "{}";
            using JsonDocument changed = await SendUntilDoneAsync(
                new LoadRequest($"/v1/orders/{id}/{command}", reason, $"{key}-{command}"));
            Note(changed);
        }
    }

    // Nobody else changes the order: an older version than the acknowledged one is a stale answer.
    private async Task ReadAsync((string Id, long Version) known)
    {
        using HttpRequestMessage message = new(HttpMethod.Get, new Uri($"/v1/orders/{known.Id}", UriKind.Relative));
        using JsonDocument? order = await SendAsync(message);
        long? version = order?.RootElement.GetProperty("version").GetInt64();
        if (version < known.Version)
        {
            journal.Acknowledged.AddOddity($"{known.Id}: read version {version} after {known.Version}");
        }
    }

    private void Note(JsonDocument order)
    {
        string id = order.RootElement.GetProperty("id").GetString()!;
        long version = order.RootElement.GetProperty("version").GetInt64();
        journal.Acknowledged.Add(
            id, new Acknowledged(version, order.RootElement.GetProperty("state").GetString()!));
        orders.RemoveAll(each => each.Id == id);
        orders.Add((id, version));
    }

    private async Task<JsonDocument> SendUntilDoneAsync(LoadRequest request)
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            using HttpRequestMessage message = new(HttpMethod.Post, new Uri(request.Path, UriKind.Relative));
            message.Content = new StringContent(request.Body, Encoding.UTF8, "application/json");
            message.Headers.Add("Idempotency-Key", request.Key);
            if (await SendAsync(message) is { } answer)
            {
                return answer;
            }

            if (Stopwatch.GetElapsedTime(start) > Patience)
            {
                throw new AwaitedException(
                    $"Awaited an answer to {request.Path}, {request.Key}, for {Patience}; {journal}.");
            }

            await Task.Delay(RetryPause);
        }
    }

    private async Task<JsonDocument?> SendAsync(HttpRequestMessage message)
    {
        long sent = Stopwatch.GetTimestamp();
        try
        {
            using HttpResponseMessage answer = await client.SendAsync(message);
            string text = await answer.Content.ReadAsStringAsync();
            if (answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created)
            {
                journal.AddAnswered(Stopwatch.GetElapsedTime(sent));
                return JsonDocument.Parse(text);
            }

            journal.AddUnavailable();
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable
                || !(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero))
            {
                journal.Acknowledged.AddOddity($"{message.RequestUri}: {(int)answer.StatusCode} {text}");
            }
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException)
        {
            journal.AddUnanswered();
        }

        return null;
    }
}
