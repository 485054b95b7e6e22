using System.Globalization;
using System.Text.Json;
using OrderGrains.Bench.Measures;

namespace OrderGrains.Bench.Chaos.Checks;

/// <summary>What the server tells over HTTP.</summary>
public sealed class ServerView(HttpClient client)
{
    private const int PageSize = 500;
    private const int MaxPages = 10_000;
    private const int ParallelReads = 16;

    /// <summary>Every order, walked page by page.</summary>
    public async Task<IReadOnlyList<ListedOrder>> ListAsync(CancellationToken cancellationToken)
    {
        List<ListedOrder> orders = [];
        string? cursor = "";
        for (int page = 0; page < MaxPages && cursor is not null; page++)
        {
            string next = cursor.Length == 0 ? "" : $"&cursor={Uri.EscapeDataString(cursor)}";
            using JsonDocument answer = await GetAsync(
                string.Create(CultureInfo.InvariantCulture, $"/v1/orders?limit={PageSize}{next}"), cancellationToken);
            orders.AddRange(answer.RootElement.GetProperty("data").EnumerateArray().Select(ToOrder));
            cursor = answer.RootElement.TryGetProperty("next_cursor", out JsonElement value) ? value.GetString() : null;
        }

        return orders;
    }

    /// <summary>Each order as a request for it alone is answered, with its timeline.</summary>
    public async Task<IReadOnlyList<OrderHistory>> HistoriesAsync(
        IEnumerable<ListedOrder> orders, CancellationToken cancellationToken)
    {
        List<OrderHistory> histories = [];
        foreach (ListedOrder[] some in orders.Chunk(ParallelReads))
        {
            histories.AddRange(await Task.WhenAll(some.Select(order => HistoryAsync(order.Id, cancellationToken))));
        }

        return histories;
    }

    /// <summary>How many orders a store says are open.</summary>
    public async Task<int> OpenOrdersAsync(string store, CancellationToken cancellationToken)
    {
        using JsonDocument answer = await GetAsync($"/v1/stores/{store}", cancellationToken);
        return answer.RootElement.GetProperty("open_orders").GetInt32();
    }

    /// <summary>Events that wait for delivery; null when the server does not say.</summary>
    public async Task<double?> OutboxDepthAsync(CancellationToken cancellationToken)
    {
        string metrics = await client.GetStringAsync(new Uri("/metrics", UriKind.Relative), cancellationToken);
        return OutboxWatch.Gauge(metrics, OutboxWatch.DepthName);
    }

    private async Task<OrderHistory> HistoryAsync(string id, CancellationToken cancellationToken)
    {
        using JsonDocument order = await GetAsync($"/v1/orders/{id}", cancellationToken);
        using JsonDocument timeline = await GetAsync($"/v1/orders/{id}/timeline", cancellationToken);
        TimelineEvent[] events = [.. timeline.RootElement.GetProperty("data").EnumerateArray().Select(entry =>
            new TimelineEvent(
                entry.GetProperty("sequence").GetInt64(),
                entry.GetProperty("type").GetString()!,
                entry.GetProperty("state").GetString()!))];
        return new OrderHistory(ToOrder(order.RootElement), events);
    }

    private async Task<JsonDocument> GetAsync(string path, CancellationToken cancellationToken)
    {
        await using Stream body = await client.GetStreamAsync(new Uri(path, UriKind.Relative), cancellationToken);
        return await JsonDocument.ParseAsync(body, default, cancellationToken);
    }

    private static ListedOrder ToOrder(JsonElement order) => new(
        order.GetProperty("id").GetString()!,
        order.GetProperty("store_id").GetString()!,
        order.GetProperty("version").GetInt64(),
        order.GetProperty("state").GetString()!);
}

/// <summary>An order in a list.</summary>
public sealed record ListedOrder(string Id, string StoreId, long Version, string State)
{
    /// <summary>True while it takes up the store's capacity.</summary>
    public bool IsOpen => State is not ("completed" or "rejected" or "cancelled");
}

/// <summary>An order with all of its events.</summary>
public sealed record OrderHistory(ListedOrder Order, IReadOnlyList<TimelineEvent> Events);

/// <summary>An event of an order.</summary>
public sealed record TimelineEvent(long Sequence, string Type, string State);
