using OrderGrains.Bench.Chaos.Checks;
using OrderGrains.Bench.Chaos.Load;
using OrderGrains.Bench.Chaos.Processes;

namespace OrderGrains.Bench.Chaos;

/// <summary>
/// Starts the server on an empty folder, loads it, kills it at a random instant and starts it again, several times;
/// then checks that nothing acknowledged is lost, nothing happened twice, and nothing is left over.
/// </summary>
public sealed class ChaosRound(ChaosOptions options)
{
    // Soon enough that stores ask about reservations while the load goes on, and not only after it.
    private const string ConfirmSoon = "--OrderGrains:Stores:ConfirmAfter=00:00:02";

    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);

    private readonly Random _random = new(options.Seed);
    private readonly Acknowledgements _acknowledged = new();

    public async Task<ChaosReport> RunAsync(CancellationToken cancellationToken)
    {
        string folder = Directory.CreateTempSubdirectory("ordergrains-chaos-").FullName;
        ChaosReport? report = null;
        try
        {
            report = await RunAsync(folder, cancellationToken);
            return report;
        }
        finally
        {
            if (!options.KeepsData || report is { Violations.Count: 0 })
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private async Task<ChaosReport> RunAsync(string folder, CancellationToken cancellationToken)
    {
        ChaosClient[] clients = [.. Enumerable.Range(0, options.Clients)
            .Select(number => new ChaosClient(number, options.Seed, _acknowledged))];
        ServerProcess server = await StartAsync(folder, cancellationToken);
        try
        {
            using (HttpClient client = Connect(server))
            {
                await ChaosStores.CreateAsync(client, cancellationToken);
            }

            for (int kill = 0; kill < options.Kills; kill++)
            {
                await LoadAndKillAsync(server, clients, cancellationToken);
                server.Dispose();
                server = await StartAsync(folder, cancellationToken);
            }

            using HttpClient checking = Connect(server);
            return await CheckAsync(checking, folder, cancellationToken);
        }
        finally
        {
            server.Dispose();
        }
    }

    private Task<ServerProcess> StartAsync(string folder, CancellationToken cancellationToken) =>
        ServerProcess.StartAsync([options.Server, ConfirmSoon], folder, options.Patience, cancellationToken);

    private static HttpClient Connect(ServerProcess server) =>
        new() { BaseAddress = server.Address, Timeout = RequestTimeout };

    private async Task LoadAndKillAsync(
        ServerProcess server, ChaosClient[] clients, CancellationToken cancellationToken)
    {
        using HttpClient client = Connect(server);
        Task load = Task.WhenAll(clients.Select(each => each.RunAsync(client, cancellationToken)));
        double span = (options.MostLoad - options.LeastLoad).TotalMilliseconds;
        TimeSpan loaded = options.LeastLoad + TimeSpan.FromMilliseconds(_random.NextDouble() * span);
        await Task.Delay(loaded, cancellationToken);
        await server.KillAsync(cancellationToken);
        await load;
    }

    private async Task<ChaosReport> CheckAsync(
        HttpClient client, string folder, CancellationToken cancellationToken)
    {
        ServerView view = new(client);
        List<string> violations = [.. _acknowledged.Oddities];
        IReadOnlyList<ListedOrder> listed = await view.ListAsync(cancellationToken);
        OrderChecks.Check(listed, _acknowledged.Orders, violations);
        IReadOnlyList<OrderHistory> histories = await view.HistoriesAsync(listed, cancellationToken);
        HistoryChecks.Check(histories, _acknowledged.Orders, violations);
        await new CapacityCheck(view, options.ReleasePatience).RunAsync(listed, violations, cancellationToken);
        EmailCheck emails = new(view, Path.Combine(folder, "mail"), options.Patience);
        await emails.RunAsync(histories, violations, cancellationToken);
        return new ChaosReport
        {
            Seed = options.Seed,
            Kills = options.Kills,
            Acknowledged = _acknowledged.Count,
            AcknowledgedOrders = _acknowledged.Orders.Count,
            Unanswered = _acknowledged.Unanswered,
            ListedOrders = listed.Count,
            Emails = emails.Found,
            Violations = violations,
        };
    }
}
