using System.Collections.Concurrent;
using System.Diagnostics;

namespace OrderGrains.Tests.Cluster.Silos;

/// <summary>Clients that place, change and read orders at a cluster's front end, and what they heard.</summary>
internal sealed class SiloLoad : IDisposable
{
    private const int Clients = 24;
    private const int Readers = 16;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource end = new();
    private readonly SiloCluster cluster;
    private readonly Task clients;

    private SiloLoad(SiloCluster cluster)
    {
        this.cluster = cluster;
        clients = Task.WhenAll(Enumerable.Range(0, Clients)
            .Select(number => new LoadClient(number, cluster.Front.Client, Journal).RunAsync(end.Token)));
    }

    /// <summary>What the clients were told.</summary>
    public LoadJournal Journal { get; } = new();

    /// <summary>Starts the clients.</summary>
    public static async Task<SiloLoad> StartAsync(SiloCluster cluster)
    {
        SiloLoad load = new(cluster);
        await load.UntilMoreAsync();
        return load;
    }

    /// <summary>Waits until some more requests were answered.</summary>
    public async Task UntilMoreAsync(int answers = 200)
    {
        int wanted = Journal.Answered + answers;
        long start = Stopwatch.GetTimestamp();
        while (Journal.Answered < wanted && !clients.IsCompleted)
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < Patience, $"Awaited {wanted} answers, saw {Journal}.");
            await Task.Delay(Interval);
        }
    }

    /// <summary>Waits until every order acknowledged so far answers again; how long that took.</summary>
    public async Task<TimeSpan> UntilAllAnswerAsync()
    {
        string[] orders = [.. Journal.Acknowledged.Orders.Keys];
        long start = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(
            orders,
            new ParallelOptions { MaxDegreeOfParallelism = Readers },
            async (id, _) => await UntilAnswersAsync(id));
        return Stopwatch.GetElapsedTime(start);
    }

    /// <summary>Ends the load: what was begun is asked for until it is answered.</summary>
    public async Task StopAsync()
    {
        await end.CancelAsync();
        await clients;
        TestContext.Current.TestOutputHelper?.WriteLine($"load: {Journal}");
    }

    /// <summary>No request was turned away or failed.</summary>
    public void AssertNothingFailed() => Assert.True(
        Journal is { Unavailable: 0, Unanswered: 0 }, $"Awaited answers to all requests, saw {Journal}.");

    /// <summary>Ends the load without waiting for it, where a test has failed before its end.</summary>
    public void Dispose()
    {
        end.Cancel();
        end.Dispose();
    }

    private async Task UntilAnswersAsync(string id)
    {
        long start = Stopwatch.GetTimestamp();
        string seen = "nothing";
        while (Stopwatch.GetElapsedTime(start) < Patience)
        {
            try
            {
                using HttpResponseMessage answer =
                    await cluster.Front.Client.GetAsync(new Uri($"/v1/orders/{id}", UriKind.Relative));
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }

                seen = $"{(int)answer.StatusCode}";
            }
            catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
            {
                seen = failure.Message;
            }

            await Task.Delay(Interval);
        }

        Assert.Fail($"Awaited an answer about {id} for {Patience}, saw {seen}.");
    }
}
