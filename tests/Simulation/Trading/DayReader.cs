using Orleans;
using OrderGrains.Notifications;
using OrderGrains.Orders;
using OrderGrains.Stores;

namespace OrderGrains.Tests.Simulation;

/// <summary>Reads what is there at the end of a day, through the grains.</summary>
internal static class DayReader
{
    public static async Task<SettledDay> ReadAsync(
        IGrainFactory grains, IReadOnlyList<string> tried, SimulatedMail mail)
    {
        var orders = new SortedDictionary<string, (OrderView, OrderTimeline)>(StringComparer.Ordinal);
        var notifications = new SortedDictionary<string, IReadOnlyList<NotificationView>>(StringComparer.Ordinal);
        foreach (string id in tried)
        {
            IOrderGrain order = grains.GetGrain<IOrderGrain>(ClusterOrders.Key(id));
            if (await order.Find() is { } view && await order.FindTimeline() is { } timeline)
            {
                orders[id] = (view, timeline);
                notifications[id] = await grains.GetGrain<INotifierGrain>(ClusterOrders.Key(id)).List();
            }
        }

        var stores = new List<StoreView>();
        foreach (string id in SimulatedStores.All)
        {
            stores.Add(await SimulatedStores.Of(grains, id).Find()
                ?? throw new InvalidOperationException($"{id} is lost."));
        }

        return new SettledDay
        {
            Orders = orders,
            Stores = stores,
            Notifications = notifications,
            Mail = mail.Sent,
            AreTriesRecorded = mail.RecordsFirst,
        };
    }
}
