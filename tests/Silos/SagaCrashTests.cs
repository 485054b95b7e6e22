using OrderGrains.Bench.Chaos.Checks;
using OrderGrains.Bench.Chaos.Clusters;
using OrderGrains.Bench.Chaos.Servers;
using OrderGrains.Tests.Cluster.Silos;

namespace OrderGrains.Tests.Silos;

[Collection(SilosCollection.Name)]
public sealed class SagaCrashTests(ITestOutputHelper output)
{
    private const int Silos = 3;

    // Enough that some of each saga are on whichever silo dies: all but one in 300 times for eight of them.
    private const int OrdersOfEach = 8;
    private const int LongestWaitMilliseconds = 60;

    [Theory(SkipExceptions = [typeof(ServerMissingException)])]
    [InlineData(StoreKind.Postgres)]
    public async Task Kill_ASiloAtEachStepOfPaidOrders_EveryEffectHappensOnce(StoreKind kind)
    {
        await using SiloCluster cluster = await SiloCluster.StartAsync(kind, Silos, AppContext.BaseDirectory);
        try
        {
            await RunAsync(cluster, new Random((int)kind));
        }
        catch
        {
            output.WriteLine(cluster.Output());
            throw;
        }
    }

    private async Task RunAsync(SiloCluster cluster, Random random)
    {
        SagaOrder[] orders =
        [
            .. Saga.All.SelectMany(saga => Enumerable.Range(1, OrdersOfEach)
                .Select(number => new SagaOrder(cluster.Client, saga, $"{saga.Name}-{number}"))),
        ];
        await Task.WhenAll(orders.Select(order => order.PlaceAsync()));
        int steps = Saga.All.Max(saga => saga.Steps.Count);
        for (int step = 0; step < steps; step++)
        {
            Task taken = Task.WhenAll(orders.Select(order => order.StepAsync(step)));
            await Task.Delay(random.Next(LongestWaitMilliseconds), TestContext.Current.CancellationToken);
            ClusterProcess victim = cluster.Silos[random.Next(cluster.Silos.Count)];
            output.WriteLine($"step {step + 1}: {victim.Name} dies with {victim.Buckets.Numbers.Count} buckets");
            await cluster.KillAsync(victim);
            await cluster.StartSilosAsync();
            await taken;
        }

        List<string> violations = [];
        foreach (SagaOrder order in orders)
        {
            violations.AddRange(await order.EndAsync());
        }

        await cluster.UntilSpreadAsync();
        await AuditCheck.RunAsync(
            cluster.Client, orders.Length, violations, TestContext.Current.CancellationToken);
        Assert.Empty(violations);
    }
}
