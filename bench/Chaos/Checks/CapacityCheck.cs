using System.Diagnostics;
using OrderGrains.Bench.Chaos.Load;

namespace OrderGrains.Bench.Chaos.Checks;

/// <summary>
/// Each store counts exactly its open orders: no reservation is lost, none is left over. Reservations of orders that
/// ended are released from the outbox, those of orders that never came about after a while; so this waits.
/// </summary>
public sealed class CapacityCheck(ServerView view, TimeSpan patience)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    public async Task RunAsync(
        IReadOnlyList<ListedOrder> listed, List<string> violations, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        foreach (string store in ChaosStores.All.Select(each => each.Id))
        {
            int open = listed.Count(order => order.StoreId == store && order.IsOpen);
            int counted = await view.OpenOrdersAsync(store, cancellationToken);
            while (counted != open && Stopwatch.GetElapsedTime(start) < patience)
            {
                await Task.Delay(Interval, cancellationToken);
                counted = await view.OpenOrdersAsync(store, cancellationToken);
            }

            if (counted != open)
            {
                violations.Add($"{store} has {open} open orders and counts {counted} after {patience}");
            }
        }
    }
}
