using OrderGrains.Bench.Chaos.Checks;
using OrderGrains.Bench.Chaos.Clusters;
using OrderGrains.Bench.Chaos.Faults;
using OrderGrains.Bench.Chaos.Load;

namespace OrderGrains.Tests.Cluster.Silos;

/// <summary>
/// One fault of a real cluster under load, and what must hold after it. The same code runs many rounds as
/// <c>./bench/chaos --cluster</c>.
/// </summary>
internal sealed class FaultTest(ITestOutputHelper output)
{
    // The emulator serves some two hundred requests a second, PostgreSQL more than two cores can ask for.
    private const int ClientsOfAzurite = 8;
    private const int ClientsOfPostgres = 24;

    // Nobody dies there, and five silos and an emulator on two cores may keep a renewal waiting for seconds.
    private static readonly TimeSpan LeaseOfMovesOnAzurite = TimeSpan.FromSeconds(10);

    /// <summary>Runs it; a failure comes with what all processes printed.</summary>
    public async Task RunAsync(StoreKind kind, int silos, ClusterFault fault)
    {
        TimeSpan? lease = kind == StoreKind.Azurite && fault.IsHarmless ? LeaseOfMovesOnAzurite : null;
        await using SiloCluster cluster =
            await SiloCluster.StartAsync(kind, silos, AppContext.BaseDirectory, lease);
        int clients = kind == StoreKind.Azurite ? ClientsOfAzurite : ClientsOfPostgres;
        using SiloLoad load = await SiloLoad.StartAsync(cluster, clients);
        try
        {
            FaultReport report = await fault.RunAsync(new ClusterScene(cluster, load, new Random(clients))
            {
                // Longer than the lease of 3 s, after which nothing changes any more.
                Pause = TimeSpan.FromSeconds(6),

                // Longer than a request waits, 10 s.
                Freeze = TimeSpan.FromSeconds(12),
            });
            ClusterCheck check = new(cluster, load);
            IReadOnlyList<string> violations = await check.RunAsync(TestContext.Current.CancellationToken);
            output.WriteLine($"{kind}, {report}; {load.Journal}, {check.Emails} e-mails");
            Assert.Empty(violations);
            Assert.Null(report.Violation);
        }
        catch
        {
            output.WriteLine(cluster.Output());
            throw;
        }
    }
}
