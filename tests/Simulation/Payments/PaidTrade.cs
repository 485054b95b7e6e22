using Orleans;
using OrderGrains.Fulfilments;
using OrderGrains.Money;
using OrderGrains.Orders;
using OrderGrains.Payments;
using OrderGrains.Stores;

namespace OrderGrains.Tests.Simulation;

/// <summary>
/// What happens in shops that are paid first: cards that decline, reports that come late, twice and reversed, kitchens
/// that reject, customers who change their minds. Whoever looks at a payment counts its money.
/// </summary>
/// <param name="random">Decides what comes next.</param>
/// <param name="payWithin">How long an order waits for its payment.</param>
internal sealed class PaidTrade(Random random, TimeSpan payWithin)
{
    private const int RecentOrders = 6;

    /// <summary>The ids of the orders that somebody tried to place.</summary>
    public List<string> Tried { get; } = [];

    /// <summary>The payments that were seen with money that nobody had.</summary>
    public List<string> Violations { get; } = [];

    /// <summary>A store for each way of taking money and orders.</summary>
    public async Task CreateStoresAsync(IGrainFactory grains)
    {
        foreach (CaptureMode capture in Enum.GetValues<CaptureMode>())
        {
            foreach (AcceptanceMode acceptance in Enum.GetValues<AcceptanceMode>())
            {
                await SimulatedStores.Of(grains, StoreOf(capture, acceptance)).Create(new StoreSettings
                {
                    Name = "A paid shop",
                    Acceptance = acceptance,
                    AcceptWithin = payWithin / 2,
                    Payment = new PaymentRule { PayWithin = payWithin, Capture = capture },
                    Tickets = true,
                    Menu = [new MenuItem { Id = "1", Name = "Cappuccino", Price = new MinorUnits(370) }],
                });
            }
        }
    }

    /// <summary>Somebody does something: to a new order of this id, or to one of those that are there.</summary>
    public Task StepAsync(IGrainFactory grains, string id) => random.Next(13) switch
    {
        < 3 => PlaceAsync(grains, id),
        _ when Tried.Count == 0 => Task.CompletedTask,
        < 5 => Payment(grains, Any()).Start(),
        < 7 => Of<ISimulatedIntentGrain>(grains, Any()).Pay(AnyCard()),
        < 8 => ChangeAsync(grains, Any()),
        < 11 => CookAsync(grains, Any(), (FulfilmentCommand)random.Next(4)),
        < 12 => RefundAsync(grains, Any()),
        _ => LookAsync(grains, Any()),
    };

    /// <summary>The kitchens finish what they have: nothing is to stay open.</summary>
    public async Task<bool> FinishAsync(IGrainFactory grains)
    {
        foreach (string id in Tried)
        {
            await CookAsync(grains, id, FulfilmentCommand.Complete);
        }

        return true;
    }

    /// <summary>The orders that came about, with all that is beside them.</summary>
    public async Task<IReadOnlyList<PaidOrder>> ReadAsync(IGrainFactory grains)
    {
        var orders = new List<PaidOrder>();
        foreach (string id in Tried.Distinct())
        {
            if (await Of<IOrderGrain>(grains, id).Find() is { } order)
            {
                orders.Add(new PaidOrder(
                    order,
                    await Payment(grains, id).Find(),
                    await Of<ISimulatedIntentGrain>(grains, id).Find(),
                    await Of<IFulfilmentGrain>(grains, id).Find()));
            }
        }

        return orders;
    }

    private Task PlaceAsync(IGrainFactory grains, string id)
    {
        Tried.Add(id);
        return Of<IOrderGrain>(grains, id).Place(new PlaceOrder
        {
            StoreId = StoreOf((CaptureMode)random.Next(2), (AcceptanceMode)random.Next(2)),
            Lines = [new RequestedLine { ItemId = "1", Quantity = 1 + random.Next(3) }],
            Customer = new CustomerDetails { Id = "cus_1", Email = "1@example.com" },
            IdempotencyKey = id,
            Fingerprint = id,
        });
    }

    private Task ChangeAsync(IGrainFactory grains, string id) => Of<IOrderGrain>(grains, id).Change(new ChangeOrder
    {
        Command = random.Next(3) switch
        {
            0 => OrderCommand.Accept,
            1 => OrderCommand.Reject,
            _ => OrderCommand.Cancel,
        },
        Actor = Actor.Store,
        Reason = new OrderReason { Code = ReasonCode.Other },
    });

    private static Task CookAsync(IGrainFactory grains, string id, FulfilmentCommand command) =>
        Of<IFulfilmentGrain>(grains, id).Change(new ChangeFulfilment
        {
            Command = command,
            Reason = new OrderReason { Code = ReasonCode.ItemUnavailable },
        });

    private Task RefundAsync(IGrainFactory grains, string id) =>
        Payment(grains, id).Refund(new RequestRefund { Amount = new MinorUnits(1 + random.Next(500)) });

    private async Task LookAsync(IGrainFactory grains, string id)
    {
        if (await Payment(grains, id).Find() is { } payment)
        {
            (long amount, long captured, long back) =
                (payment.Amount.Value, payment.Captured.Value, payment.Refunded.Value);
            Violations.AddRange(
                back <= captured && captured <= amount ? [] : [$"{id}: {captured} of {amount}, {back} back"]);
        }
    }

    private SimulatedCard AnyCard() => new()
    {
        Declines = random.Next(4) == 0,
        Delay = random.Next(2) * random.NextDouble() * 1.5 * payWithin,
        Deliveries = 1 + random.Next(3),
        Reversed = random.Next(2) == 0,
    };

    // People mostly come back to what they have just begun.
    private string Any()
    {
        int from = random.Next(10) < 8 ? Math.Max(0, Tried.Count - RecentOrders) : 0;
        return Tried[from + random.Next(Tried.Count - from)];
    }

    private static IPaymentGrain Payment(IGrainFactory grains, string id) => Of<IPaymentGrain>(grains, id);

    private static TGrain Of<TGrain>(IGrainFactory grains, string id)
        where TGrain : IGrainWithStringKey => grains.GetGrain<TGrain>(ClusterOrders.Key(id));

    private static string StoreOf(CaptureMode capture, AcceptanceMode acceptance) => $"sto_{capture}_{acceptance}";
}
