using Orleans;
using OrderGrains.Fulfilments;
using OrderGrains.Money;
using OrderGrains.Orders;
using OrderGrains.Payments;
using OrderGrains.Stores;

namespace OrderGrains.Tests.Simulation;

/// <summary>
/// A day of a shop that is paid first, under one seed: cards that decline, reports that come late, twice and reversed,
/// kitchens that reject, customers who change their minds, and a silo that is killed at any instant. Afterwards
/// everything settles, and the money is counted.
/// </summary>
internal sealed class PaidDay(int seed)
{
    private const int Clients = 5;
    private const int Steps = 20;
    private static readonly TimeSpan PayWithin = TimeSpan.FromMinutes(1);

    private readonly SimulatedProcess process = new(seed);
    private readonly List<string> tried = [];

    /// <summary>How many orders were completed, and how many were given back.</summary>
    public (int Completed, int GivenBack) Ended { get; private set; }

    /// <summary>Runs the day; what is wrong at its end, empty when all is well.</summary>
    public IReadOnlyList<string> Run()
    {
        process.StartSilo();
        process.Run(CreateStoresAsync, "the stores");
        int lives = 1 + process.Random.Next(3);
        for (int life = 0; life < lives; life++)
        {
            process.Faults.Percent = process.Random.Next(6);
            Trade();
            process.StartSilo();
        }

        process.Faults.Percent = 0;
        process.Scheduler.RunFor(TimeSpan.FromMinutes(20));
        process.Run(FinishAsync, "the last orders");
        process.Scheduler.RunFor(TimeSpan.FromMinutes(20));
        IReadOnlyList<PaidOrder> orders = process.Run(ReadAsync, "the end of the day");
        Ended = (
            orders.Count(each => each.Order.State == OrderStatus.Completed),
            orders.Count(each => each.Payment?.State == PaymentStatus.Refunded));
        return [.. orders.SelectMany(each => each.Check())];
    }

    private async Task<bool> CreateStoresAsync()
    {
        foreach (CaptureMode capture in Enum.GetValues<CaptureMode>())
        {
            foreach (AcceptanceMode acceptance in Enum.GetValues<AcceptanceMode>())
            {
                await SimulatedStores.Of(process.Silo.Grains, StoreOf(capture, acceptance)).Create(new StoreSettings
                {
                    Name = "A paid shop",
                    Acceptance = acceptance,
                    AcceptWithin = TimeSpan.FromSeconds(30),
                    Payment = new PaymentRule { PayWithin = PayWithin, Capture = capture },
                    Tickets = true,
                    Menu = [new MenuItem { Id = "1", Name = "Cappuccino", Price = new MinorUnits(370) }],
                });
            }
        }

        return true;
    }

    private void Trade()
    {
        Task[] clients =
        [
            .. Enumerable.Range(0, Clients).Select(number => process.Scheduler.Start(() => ClientAsync(number))),
        ];
        process.Scheduler.RunFor(TimeSpan.FromMilliseconds(500 + process.Random.Next(15_000)));
        clients.FirstOrDefault(client => client.IsFaulted)?.GetAwaiter().GetResult();
        process.Kill();
    }

    private async Task ClientAsync(int number)
    {
        for (int step = 0; step < Steps; step++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(process.Random.Next(600)), process.Time);
            try
            {
                await StepAsync(number);
            }
            catch (Exception failure) when (failure is not InvalidOperationException)
            {
                process.Trace.Add(failure.GetType().Name);
            }
        }
    }

    private Task StepAsync(int number) => process.Random.Next(12) switch
    {
        < 3 => PlaceAsync($"ord_{process.Time.Now.UtcTicks:x}_{number}"),
        _ when tried.Count == 0 => Task.CompletedTask,
        < 5 => Grain<IPaymentGrain>(Any()).Start(),
        < 7 => Grain<ISimulatedIntentGrain>(Any()).Pay(AnyCard()),
        < 8 => ChangeAsync(Any()),
        < 11 => CookAsync(Any(), (FulfilmentCommand)process.Random.Next(4)),
        _ => RefundAsync(Any()),
    };

    private Task PlaceAsync(string id)
    {
        tried.Add(id);
        return Grain<IOrderGrain>(id).Place(new PlaceOrder
        {
            StoreId = StoreOf((CaptureMode)process.Random.Next(2), (AcceptanceMode)process.Random.Next(2)),
            Lines = [new RequestedLine { ItemId = "1", Quantity = 1 + process.Random.Next(3) }],
            Customer = new CustomerDetails { Id = "cus_1" },
            IdempotencyKey = id,
            Fingerprint = id,
        });
    }

    private Task ChangeAsync(string id) => Grain<IOrderGrain>(id).Change(new ChangeOrder
    {
        Command = process.Random.Next(3) switch
        {
            0 => OrderCommand.Accept,
            1 => OrderCommand.Reject,
            _ => OrderCommand.Cancel,
        },
        Actor = Actor.Store,
        Reason = new OrderReason { Code = ReasonCode.Other },
    });

    private Task CookAsync(string id, FulfilmentCommand command) => Grain<IFulfilmentGrain>(id).Change(
        new ChangeFulfilment { Command = command, Reason = new OrderReason { Code = ReasonCode.ItemUnavailable } });

    private Task RefundAsync(string id) => Grain<IPaymentGrain>(id).Refund(
        new RequestRefund { Amount = new MinorUnits(1 + process.Random.Next(500)) });

    private SimulatedCard AnyCard() => new()
    {
        Declines = process.Random.Next(4) == 0,
        Delay = TimeSpan.FromSeconds(process.Random.Next(2) * process.Random.Next(90)),
        Deliveries = 1 + process.Random.Next(3),
        Reversed = process.Random.Next(2) == 0,
    };

    /// <summary>The kitchen finishes what it has: nothing is to stay open.</summary>
    private async Task<bool> FinishAsync()
    {
        foreach (string id in tried)
        {
            await CookAsync(id, FulfilmentCommand.Complete);
        }

        return true;
    }

    private async Task<IReadOnlyList<PaidOrder>> ReadAsync()
    {
        var orders = new List<PaidOrder>();
        foreach (string id in tried.Distinct())
        {
            if (await Grain<IOrderGrain>(id).Find() is { } order)
            {
                orders.Add(new PaidOrder(
                    order,
                    await Grain<IPaymentGrain>(id).Find(),
                    await Grain<ISimulatedIntentGrain>(id).Find(),
                    await Grain<IFulfilmentGrain>(id).Find()));
            }
        }

        return orders;
    }

    private string Any() => tried[process.Random.Next(tried.Count)];

    private TGrain Grain<TGrain>(string id)
        where TGrain : IGrainWithStringKey => process.Silo.Grains.GetGrain<TGrain>(ClusterOrders.Key(id));

    private static string StoreOf(CaptureMode capture, AcceptanceMode acceptance) => $"sto_{capture}_{acceptance}";
}
