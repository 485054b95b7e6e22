using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using OrderGrains.Bench.Chaos.Clusters;

namespace OrderGrains.Bench.Chaos.Load;

/// <summary>Clients that place, change and read orders at a cluster's front end, and what they heard.</summary>
public sealed class SiloLoad : IDisposable
{
    private const int Readers = 32;

    // Every one of 64 buckets is among them, as good as certain.
    private const int Sample = 600;

    // Few, so that reading them all is not what takes the time.
    private const int WatchedPerBucket = 2;

    // A request that waits for a lost silo may do so for ten seconds.
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource end = new();
    private readonly HttpClient client;
    private readonly Task clients;

    private SiloLoad(HttpClient client, int count, int seed)
    {
        this.client = client;
        clients = Task.WhenAll(Enumerable.Range(0, count)
            .Select(number => new LoadClient(number, seed, client, Journal).RunAsync(end.Token)));
    }

    /// <summary>What the clients were told.</summary>
    public LoadJournal Journal { get; } = new();

    /// <summary>Starts the clients, and waits until they have got going.</summary>
    public static async Task<SiloLoad> StartAsync(SiloCluster cluster, int clients, int seed = 1)
    {
        SiloLoad load = new(cluster.Client, clients, seed);
        await load.UntilMoreAsync();
        return load;
    }

    /// <summary>Waits until some more requests were answered.</summary>
    public Task UntilMoreAsync(int answers = 200)
    {
        int wanted = Journal.Answered + answers;
        return Awaiting.UntilAsync(
            $"{wanted} answers", Patience,
            () => Journal.Answered >= wanted || clients.IsCompleted ? null : Journal.ToString());
    }

    /// <summary>Waits until no request has failed for a while: the last fault is over.</summary>
    public Task UntilCalmAsync()
    {
        int failed = Journal.Failed;
        long since = Stopwatch.GetTimestamp();
        return Awaiting.UntilAsync("requests that do not fail", Patience, Obstacle);

        string? Obstacle()
        {
            if (Journal.Failed != failed)
            {
                (failed, since) = (Journal.Failed, Stopwatch.GetTimestamp());
            }

            return Stopwatch.GetElapsedTime(since) > Calm ? null : Journal.ToString();
        }
    }

    /// <summary>
    /// Does something, then waits until the watched orders answer again; how long that took from the beginning.
    /// </summary>
    public async Task<TimeSpan> SilenceAsync(IEnumerable<string> watched, Func<Task> fault)
    {
        long start = Stopwatch.GetTimestamp();
        await fault();
        await Task.WhenAll(watched.Select(UntilAnswersAsync));
        return Stopwatch.GetElapsedTime(start);
    }

    /// <summary>A few orders of every bucket, to be watched. Asked for while all is well.</summary>
    public async Task<IReadOnlyList<string>> OrdersOfAllBucketsAsync()
    {
        string[] orders = [.. Journal.Acknowledged.Orders.Keys];
        new Random(orders.Length).Shuffle(orders);
        ConcurrentDictionary<string, int> buckets = new(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            orders.Take(Sample),
            new ParallelOptions { MaxDegreeOfParallelism = Readers },
            async (id, cancellation) =>
            {
                string place = await client.GetStringAsync(
                    new Uri($"/cluster/orders/{id}", UriKind.Relative), cancellation);
                using JsonDocument json = JsonDocument.Parse(place);
                buckets[id] = json.RootElement.GetProperty("bucket").GetInt32();
            });
        return [.. buckets.GroupBy(order => order.Value, order => order.Key)
            .SelectMany(bucket => bucket.Take(WatchedPerBucket))];
    }

    /// <summary>Ends the load: what was begun is asked for until it is answered.</summary>
    public async Task StopAsync()
    {
        await end.CancelAsync();
        await clients;
    }

    /// <summary>Ends the load without waiting for it.</summary>
    public void Dispose()
    {
        end.Cancel();
        end.Dispose();
    }

    private async Task UntilAnswersAsync(string id)
    {
        long start = Stopwatch.GetTimestamp();
        while (await ObstacleAsync(id) is { } seen)
        {
            if (Stopwatch.GetElapsedTime(start) > Patience)
            {
                throw new AwaitedException($"Awaited an answer about {id} for {Patience}, saw {seen}.");
            }

            await Task.Delay(Interval);
        }
    }

    private async Task<string?> ObstacleAsync(string id)
    {
        try
        {
            using HttpResponseMessage answer = await client.GetAsync(new Uri($"/v1/orders/{id}", UriKind.Relative));
            return answer.IsSuccessStatusCode ? null : $"{(int)answer.StatusCode}";
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            return failure.Message;
        }
    }
}
