using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using OrderGrains.Ledger;
using OrderGrains.Orders;
using OrderGrains.Runtime;

namespace OrderGrains.Tests.Simulation;

/// <summary>
/// A client on one machine: places orders, moves them on, reads them, and tries again with the same key when it was not
/// told how it went. It notes what it was told. It ends with its process, or with the day.
/// </summary>
internal sealed class ClusterClient(ClusterWorld world, ClusterDay day, ClusterMachine machine, string name)
{
    private const int MaxTries = 4;
    private const int RecentOrders = 8;
    private const int WatchedOrders = 20;
    private const int MaxWatchMilliseconds = 150;
    private const int MaxThinkMilliseconds = 400;
    private const int MaxHasteMilliseconds = 100;
    private const int MostOnPage = 9;
    private static readonly OrderCommand[] Commands = Enum.GetValues<OrderCommand>();
    private int numbers;

    private IGrainFactory Grains => machine.Grains;

    private Random Random => world.Random;

    public async Task RunAsync()
    {
        while (day.IsOpen)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(Random.Next(MaxThinkMilliseconds)), world.Time);
            if (day.IsOpen)
            {
                await StepAsync();
            }
        }
    }

    /// <summary>
    /// Looks at orders again and again, as the people who wait for them do. It changes nothing, so nothing holds it up.
    /// </summary>
    public async Task WatchAsync()
    {
        while (day.IsOpen)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(Random.Next(MaxWatchMilliseconds)), world.Time);
            List<string> tried = day.Acknowledged.Tried;
            if (day.IsOpen && tried.Count > 0)
            {
                string id = tried[^(1 + Random.Next(Math.Min(WatchedOrders, tried.Count)))];
                await TryOnceAsync(() => ReadAsync(id));
            }
        }
    }

    /// <summary>
    /// Walks through lists, slowly, so that silos die in the middle. What a page shows is a read of each of its orders.
    /// </summary>
    public async Task WalkAsync()
    {
        while (day.IsOpen)
        {
            int store = Random.Next(SimulatedStores.All.Length + 1);
            var walk = new ListWalk(
                day, Grains, store == 0 ? null : SimulatedStores.All[store - 1], 1 + Random.Next(MostOnPage));
            while (day.IsOpen && !walk.IsOver)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Next(MaxThinkMilliseconds)), world.Time);
                await TryOnceAsync(() => ReadPageAsync(walk));
            }

            if (walk.IsOver)
            {
                world.Note($"{name}: {walk.Name} is over");
                day.Walked(walk);
            }
        }
    }

    /// <summary>Does what is done in shops that are paid first, and to their orders.</summary>
    public async Task TradeAsync(PaidTrade trade)
    {
        while (day.IsOpen)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(Random.Next(MaxHasteMilliseconds)), world.Time);
            if (day.IsOpen)
            {
                await TryOnceAsync(() => trade.StepAsync(Grains, $"ord_{name}_{++numbers}"));
            }
        }
    }

    private Task StepAsync()
    {
        int choice = Random.Next(100);
        if (choice < 30 || day.Acknowledged.Tried.Count == 0)
        {
            string id = $"ord_{name}_{++numbers}";
            day.Acknowledged.Tried.Add(id);
            return Random.Next(2) == 0 ? TryAsync(() => PlaceAsync(id)) : LookAndPlaceAsync(id);
        }

        string known = Any();
        return choice switch
        {
            < 38 => TryAsync(() => PlaceAsync(known)),
            < 72 => ChangeAsync(known),
            < 92 => TryAsync(() => ReadAsync(known)),
            _ => TryAsync(() => ReadTimelineAsync(known)),
        };
    }

    /// <summary>
    /// Asks until it is told; an outage tells nothing. Whatever else is thrown is a fault of the product.
    /// </summary>
    private async Task TryAsync(Func<Task> request)
    {
        for (int tries = Random.Next(MaxTries); tries >= 0; tries--)
        {
            try
            {
                await request();
                return;
            }
            catch (Exception failure) when (IsOutage(failure))
            {
                world.Note($"{name}: {failure.GetType().Name}: {failure.Message}");
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Next(MaxThinkMilliseconds)), world.Time);
            }
        }
    }

    private static bool IsOutage(Exception failure) => failure
        is InfrastructureException or InconsistentStateException or SiloUnavailableException
        or UnknownOutcomeException or GrainOverloadedException;

    private async Task PlaceAsync(string id)
    {
        long begun = day.Histories.Begin();
        OrderResult result = await Order(id).Place(ClusterOrders.Placing(id));
        Note(id, result.Replayed ? "placed again" : "place", begun, result, OperationKind.Placing);
        if (result.Order is { } view)
        {
            day.Acknowledged.Placed(id, view, result.Replayed);
        }
    }

    /// <summary>Looks whether the order is there before placing it: so it is in memory already.</summary>
    private async Task LookAndPlaceAsync(string id)
    {
        await TryAsync(() => ReadAsync(id));
        await Task.Delay(TimeSpan.FromMilliseconds(Random.Next(MaxThinkMilliseconds)), world.Time);
        await TryAsync(() => PlaceAsync(id));
    }

    private Task ChangeAsync(string id)
    {
        OrderView? known = day.Acknowledged.Orders.GetValueOrDefault(id);
        bool isNext = known is not null && Random.Next(10) < 7;
        OrderCommand command = isNext ? ClusterOrders.Next(known!.State) : Commands[Random.Next(Commands.Length)];
        var change = new ChangeOrder
        {
            Command = command,
            Actor = Random.Next(2) == 0 ? Actor.Store : Actor.Customer,
            Reason = new OrderReason { Code = ReasonCode.Other },
            ExpectedVersion = Random.Next(8) == 0 ? known?.Version : null,
            IdempotencyKey = Random.Next(3) > 0 ? $"key_{name}_{++numbers}" : null,
        };

        // Without a key a second try might be a second change.
        return change.IdempotencyKey is null
            ? TryOnceAsync(() => ChangeAsync(id, change))
            : TryAsync(() => ChangeAsync(id, change));
    }

    private async Task TryOnceAsync(Func<Task> request)
    {
        try
        {
            await request();
        }
        catch (Exception failure) when (IsOutage(failure))
        {
            world.Note($"{name}: {failure.GetType().Name}: {failure.Message}");
        }
    }

    private async Task ChangeAsync(string id, ChangeOrder change)
    {
        long begun = day.Histories.Begin();
        OrderResult result = await Order(id).Change(change);
        Note(id, $"{change.Command} {change.IdempotencyKey}", begun, result, OperationKind.Write);
        if (result.Order is { } view && change.IdempotencyKey is { } key)
        {
            day.Histories.Changed(id, key, view.Version);
        }
    }

    private async Task ReadAsync(string id)
    {
        long begun = day.Histories.Begin();
        OrderView? view = await Order(id).Find();
        Note(id, "read", begun, view?.Version ?? 0, OperationKind.Read);
        if (view is not null)
        {
            day.Saw(view);
        }
    }

    private async Task ReadPageAsync(ListWalk walk)
    {
        long begun = day.Histories.Begin();
        foreach (OrderView view in await walk.NextAsync())
        {
            Note(view.Id, walk.Name, begun, view.Version, OperationKind.Read);
            day.Saw(view);
        }
    }

    private async Task ReadTimelineAsync(string id)
    {
        long begun = day.Histories.Begin();
        OrderTimeline? timeline = await Order(id).FindTimeline();
        Note(id, "timeline", begun, timeline?.Entries.Count ?? 0, OperationKind.Read);
    }

    private void Note(string id, string what, long begun, OrderResult result, OperationKind done)
    {
        if (result.Order is not { } view)
        {
            string refusal = $"{what} {result.Refusal!.Code}";
            Note(id, refusal, begun, result.Refusal.Version ?? 0, OperationKind.Read);
            return;
        }

        Note(id, what, begun, view.Version, result.Replayed ? OperationKind.Replay : done);
        day.Saw(view);
    }

    private void Note(string id, string what, long begun, long version, OperationKind kind)
    {
        world.Note($"{name}: {id}: {what}: {kind} @{version}");
        day.Histories.End(id, new Operation(name, what, begun, 0, version, kind));
    }

    private IOrderGrain Order(string id) => Grains.GetGrain<IOrderGrain>(ClusterOrders.Key(id));

    private string Any()
    {
        List<string> tried = day.Acknowledged.Tried;
        int from = Random.Next(10) < 7 ? Math.Max(0, tried.Count - RecentOrders) : 0;
        return tried[from + Random.Next(tried.Count - from)];
    }
}
