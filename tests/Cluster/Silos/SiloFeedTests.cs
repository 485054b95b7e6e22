using System.Net;
using System.Net.Http.Headers;
using OrderGrains.Bench.Chaos.Clusters;
using OrderGrains.Bench.Chaos.Servers;
using OrderGrains.Tests.Cluster.Feeds;

namespace OrderGrains.Tests.Cluster.Silos;

/// <summary>Live updates of a cluster: from a front end without grains, while a silo is killed.</summary>
[Collection(SilosCollection.Name)]
public sealed class SiloFeedTests(ITestOutputHelper output)
{
    private const int Orders = 120;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory(SkipExceptions = [typeof(ServerMissingException)])]
    [InlineData(StoreKind.Postgres)]
    public async Task Kill_SiloThatServesAStream_TheStreamStaysAndHasEverythingOnce(StoreKind kind)
    {
        await using SiloCluster cluster = await SiloCluster.StartAsync(kind, 3, AppContext.BaseDirectory);
        using ClusterProcess second = await StartAnotherFrontAsync(cluster);
        await using var follower = new StoreFollower(cluster.Client.BaseAddress!, "/v1/stores/sample/events");
        await using var across = new StoreFollower(second.Client.BaseAddress!, "/v1/stores/sample/events");
        try
        {
            await Task.WhenAll(follower.Ready, across.Ready).WaitAsync(Patience);
            List<string> orders = [];
            for (int number = 0; number < Orders; number++)
            {
                if (number == Orders / 3)
                {
                    await cluster.KillAsync(cluster.Silos[0]);
                }

                // Half of the changes come in over one process, half over the other; both watch.
                HttpClient client = number % 2 == 0 ? cluster.Client : second.Client;
                orders.Add($"followed-{number}");
                await SendAsync(client, "/v1/orders", $$"""
                    {"id":"followed-{{number}}","store_id":"sample","lines":[{"item_id":"1","quantity":1}]}
                    """);
            }

            await FollowedOrders.CheckAsync(follower, cluster.Client, orders);
            await FollowedOrders.CheckAsync(across, cluster.Client, orders);
            output.WriteLine($"{follower.Seen.Count} and {across.Seen.Count} events");
            Assert.Equal(0, follower.Returns);
        }
        catch
        {
            output.WriteLine(cluster.Output());
            throw;
        }
    }

    /// <summary>A front end that holds grains too: the other kind of process.</summary>
    private static async Task<ClusterProcess> StartAnotherFrontAsync(SiloCluster cluster)
    {
        string folder = Path.GetDirectoryName(cluster.MailFolder)!;
        var front = ClusterProcess.Start(
            "front-2",
            Path.Combine(AppContext.BaseDirectory, "OrderGrains.Api"),
            folder,
            [
                $"--OrderGrains:DataPath={folder}", "--OrderGrains:Cluster:Role=Silo",
                $"--OrderGrains:Ledger:Store={cluster.Store.ConnectionString}", "--OrderGrains:Email:Sender=Discard",
            ]);
        await front.UntilReadyAsync();
        return front;
    }

    // While buckets move a request may be answered 503: it is sent again, with the same id.
    private static async Task SendAsync(HttpClient client, string path, string body)
    {
        using var bound = new CancellationTokenSource(Patience);
        while (true)
        {
            using StringContent content = new(body, new MediaTypeHeaderValue("application/json"));
            using HttpResponseMessage answer = await client.PostAsync(
                new Uri(path, UriKind.Relative), content, bound.Token);
            if (answer.IsSuccessStatusCode)
            {
                return;
            }

            Assert.True(
                answer.StatusCode == HttpStatusCode.ServiceUnavailable,
                $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync(bound.Token)}");
        }
    }
}
