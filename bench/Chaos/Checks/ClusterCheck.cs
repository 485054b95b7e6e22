using OrderGrains.Bench.Chaos.Clusters;
using OrderGrains.Bench.Chaos.Load;

namespace OrderGrains.Bench.Chaos.Checks;

/// <summary>
/// After a load: everything acknowledged is there, every key has led to one order, timelines have no gaps, the stores
/// count their open orders, every event has one e-mail, nothing waits for delivery, and the audit finds nothing.
/// </summary>
public sealed class ClusterCheck(SiloCluster cluster, SiloLoad load)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>How many e-mails there are.</summary>
    public int Emails { get; private set; }

    /// <summary>Ends the load and checks what it has left; answers what must not be.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        await load.StopAsync();
        await cluster.UntilSpreadAsync();
        ServerView view = new(cluster.Client);
        LoadJournal journal = load.Journal;
        List<string> violations = [.. journal.Acknowledged.Oddities];
        Require(journal.Unanswered == 0, $"the front end has left {journal.Unanswered} requests unanswered");
        IReadOnlyList<ListedOrder> listed = await view.ListAsync(cancellationToken);
        OrderChecks.Check(listed, journal.Acknowledged.Orders, violations);
        Require(listed.Count == journal.Placed, $"{journal.Placed} keys have led to {listed.Count} orders");
        IReadOnlyList<OrderHistory> histories = await view.HistoriesAsync(listed, cancellationToken);
        HistoryChecks.Check(histories, journal.Acknowledged.Orders, violations);
        await new CapacityCheck(view, Patience).RunAsync(listed, violations, cancellationToken);
        foreach (ClusterProcess silo in cluster.Silos)
        {
            await new OutboxCheck(new ServerView(silo.Client), Patience).RunAsync(violations, cancellationToken);
        }

        EmailCheck emails = new(new ServerView(cluster.Silos[0].Client), cluster.MailFolder, Patience);
        await emails.RunAsync(histories, violations, cancellationToken);
        Emails = emails.Found;
        await AuditCheck.RunAsync(cluster.Client, listed.Count, violations, cancellationToken);
        Require(journal.Placed > 0 && Emails > 0, $"{journal}, {Emails} e-mails: this proves nothing");
        return violations;

        void Require(bool holds, string otherwise)
        {
            if (!holds)
            {
                violations.Add(otherwise);
            }
        }
    }
}
