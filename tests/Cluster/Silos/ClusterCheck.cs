using System.Diagnostics;
using OrderGrains.Bench.Chaos.Checks;

namespace OrderGrains.Tests.Cluster.Silos;

/// <summary>
/// After a load: everything acknowledged is there, every key has led to one order, timelines have no gaps, the stores
/// count their open orders, and every event has one e-mail.
/// </summary>
internal static class ClusterCheck
{
    private const int ShownViolations = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Ends the load and checks what it has left.</summary>
    public static async Task CheckAsync(SiloCluster cluster, SiloLoad load)
    {
        await load.StopAsync();
        await cluster.UntilSpreadAsync();
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        ServerView view = new(cluster.Front.Client);
        LoadJournal journal = load.Journal;
        List<string> violations = [.. journal.Acknowledged.Oddities];
        IReadOnlyList<ListedOrder> listed = await view.ListAsync(cancellationToken);
        OrderChecks.Check(listed, journal.Acknowledged.Orders, violations);
        if (listed.Count != journal.Placed)
        {
            violations.Add($"{journal.Placed} keys have led to {listed.Count} orders");
        }

        IReadOnlyList<OrderHistory> histories = await view.HistoriesAsync(listed, cancellationToken);
        HistoryChecks.Check(histories, journal.Acknowledged.Orders, violations);
        await new CapacityCheck(view, Patience).RunAsync(listed, violations, cancellationToken);
        await UntilDeliveredAsync(cluster, cancellationToken);
        EmailCheck emails = new(new ServerView(cluster.Silos[0].Client), cluster.MailFolder, Patience);
        await emails.RunAsync(histories, violations, cancellationToken);
        Assert.True(violations.Count == 0, string.Join('\n', violations.Take(ShownViolations)));
        Assert.True(journal.Placed > 0 && emails.Found > 0, $"{journal}, {emails.Found} e-mails: this proves nothing.");
    }

    private static async Task UntilDeliveredAsync(SiloCluster cluster, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        foreach (ClusterProcess silo in cluster.Silos)
        {
            ServerView view = new(silo.Client);
            double? depth = await view.OutboxDepthAsync(cancellationToken);
            while (depth is null or > 0)
            {
                Assert.True(
                    Stopwatch.GetElapsedTime(start) < Patience,
                    $"Awaited an empty outbox of {silo.Name} for {Patience}, saw a depth of {depth}.");
                await Task.Delay(Interval, cancellationToken);
                depth = await view.OutboxDepthAsync(cancellationToken);
            }
        }
    }
}
