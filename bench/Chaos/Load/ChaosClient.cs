using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using OrderGrains.Bench.Scenarios;

namespace OrderGrains.Bench.Chaos.Load;

/// <summary>
/// One client: places orders and leads its own ones on, one request at a time. A request that got no answer is
/// repeated after the restart, as a careful client does; the answer must then be that of the first one.
/// </summary>
public sealed class ChaosClient(int number, int seed, Acknowledgements acknowledged)
{
    private const int MaxOpen = 8;
    private const double PlaceShare = 0.4;

    private static readonly Dictionary<string, string[]> Commands = new(StringComparer.Ordinal)
    {
        ["placed"] = ["accept", "accept", "accept", "reject", "cancel"],
        ["accepted"] = ["prepare", "prepare", "prepare", "cancel"],
        ["preparing"] = ["ready"],
        ["ready"] = ["complete"],
    };

    private readonly Random _random = new(HashCode.Combine(seed, number));
    private readonly List<(string Id, string State)> _open = [];
    private ChaosRequest? _pending;
    private int _placed;

    /// <summary>Sends requests until the server is gone.</summary>
    public async Task RunAsync(HttpClient client, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            _pending ??= Next();
            if (!await TrySendAsync(client, _pending, cancellationToken))
            {
                acknowledged.AddUnanswered();
                return;
            }

            _pending = null;
        }
    }

    private ChaosRequest Next()
    {
        if (_open.Count == 0 || (_open.Count < MaxOpen && _random.NextDouble() < PlaceShare))
        {
            string id = string.Create(CultureInfo.InvariantCulture, $"c{seed:x8}-{number:D2}-{_placed++:D5}");
            string store = ChaosStores.All[_random.Next(ChaosStores.All.Count)].Id;
            return new ChaosRequest(id, "/v1/orders", OrderBody.Text(id, store, $"cus_{number:D6}"), id + "-place");
        }

        int chosen = _random.Next(_open.Count);
        (string order, string state) = _open[chosen];
        _open.RemoveAt(chosen);
        string command = Commands[state][_random.Next(Commands[state].Length)];
        string body = command is "reject" or "cancel" ? """{"reason":{"code":"other"}}""" : "{}";
        return new ChaosRequest(order, $"/v1/orders/{order}/{command}", body, $"{order}-{command}");
    }

    private async Task<bool> TrySendAsync(HttpClient client, ChaosRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using HttpRequestMessage message = new(HttpMethod.Post, new Uri(request.Path, UriKind.Relative));
            message.Content = new StringContent(request.Body, Encoding.UTF8, "application/json");
            message.Headers.Add("Idempotency-Key", request.Key);
            using HttpResponseMessage answer = await client.SendAsync(message, cancellationToken);
            string text = await answer.Content.ReadAsStringAsync(cancellationToken);
            Take(request, answer.StatusCode, text);
            return true;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException)
        {
            return false;
        }
    }

    private void Take(ChaosRequest request, HttpStatusCode status, string text)
    {
        if (status is HttpStatusCode.ServiceUnavailable)
        {
            return;
        }

        if (status is not (HttpStatusCode.OK or HttpStatusCode.Created))
        {
            acknowledged.AddOddity($"{request.Path}: {(int)status} {text}");
            return;
        }

        using JsonDocument order = JsonDocument.Parse(text);
        string state = order.RootElement.GetProperty("state").GetString()!;
        long version = order.RootElement.GetProperty("version").GetInt64();
        string id = order.RootElement.GetProperty("id").GetString()!;
        if (id != request.Order)
        {
            acknowledged.AddOddity($"{request.Path}: the answer is about {id}");
        }

        acknowledged.Add(request.Order, new Acknowledged(version, state));
        if (Commands.ContainsKey(state))
        {
            _open.Add((request.Order, state));
        }
    }
}

/// <summary>A request that can be repeated as it is.</summary>
internal sealed record ChaosRequest(string Order, string Path, string Body, string Key);
