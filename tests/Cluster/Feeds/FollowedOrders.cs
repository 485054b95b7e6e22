using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace OrderGrains.Tests.Cluster.Feeds;

/// <summary>Compares what a stream has sent with the timelines.</summary>
internal static class FollowedOrders
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Waits until every event of some orders was sent; then none may be missing, double or out of its order.
    /// </summary>
    public static async Task CheckAsync(StoreFollower follower, HttpClient client, IReadOnlyList<string> orders)
    {
        Dictionary<(string Order, string Kind), long> expected = await ReadAsync(client, orders);
        long started = Stopwatch.GetTimestamp();
        while (follower.Seen.Count(item => expected.ContainsKey((item.Order, item.Kind))) < expected.Values.Sum())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Patience, Describe(follower, expected));
            await Task.Delay(Interval);
            expected = await ReadAsync(client, orders);
        }

        foreach (((string order, string kind), long last) in expected)
        {
            Assert.Equal(
                Enumerable.Range(1, (int)last).Select(number => (long)number),
                follower.Seen.Where(item => item.Order == order && item.Kind == kind).Select(item => item.Sequence));
        }
    }

    private static async Task<Dictionary<(string Order, string Kind), long>> ReadAsync(
        HttpClient client, IReadOnlyList<string> orders)
    {
        Dictionary<(string Order, string Kind), long> expected = [];
        foreach (string order in orders)
        {
            await AddAsync(expected, client, (order, "order"), $"/v1/orders/{order}");
            await AddAsync(expected, client, (order, "payment"), $"/v1/orders/{order}/payment");
            await AddAsync(expected, client, (order, "fulfilment"), $"/v1/orders/{order}/fulfilment");
        }

        return expected;
    }

    private static async Task AddAsync(
        Dictionary<(string Order, string Kind), long> expected, HttpClient client, (string Order, string Kind) key,
        string path)
    {
        using HttpResponseMessage answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        if (answer.StatusCode != HttpStatusCode.NotFound)
        {
            JsonElement body = await answer.Content.ReadFromJsonAsync<JsonElement>();
            Assert.True(answer.IsSuccessStatusCode, $"{path}: {body}");
            expected[key] = body.GetProperty("version").GetInt64();
        }
    }

    private static string Describe(StoreFollower follower, Dictionary<(string Order, string Kind), long> expected)
    {
        IEnumerable<string> missing = expected
            .SelectMany(entry => Enumerable.Range(1, (int)entry.Value)
                .Select(number => (entry.Key.Order, entry.Key.Kind, (long)number)))
            .Except(follower.Seen).Select(item => item.ToString());
        return $"Missing after {follower.Returns} returns: {string.Join(' ', missing)}";
    }
}
