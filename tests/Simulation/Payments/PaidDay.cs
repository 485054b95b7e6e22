using OrderGrains.Orders;
using OrderGrains.Payments;

namespace OrderGrains.Tests.Simulation;

/// <summary>
/// A day of shops that are paid first, under one seed, on a silo that is killed at any instant. Afterwards everything
/// settles, and the money is counted.
/// </summary>
internal sealed class PaidDay
{
    private const int Clients = 5;
    private const int Steps = 20;
    private static readonly TimeSpan PayWithin = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PastEverything = TimeSpan.FromMinutes(20);

    private readonly SimulatedProcess process;
    private readonly PaidTrade trade;

    public PaidDay(int seed)
    {
        process = new SimulatedProcess(seed);
        trade = new PaidTrade(process.Random, PayWithin);
    }

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
        process.Scheduler.RunFor(PastEverything);
        process.Run(() => trade.FinishAsync(process.Silo.Grains), "the last orders");
        process.Scheduler.RunFor(PastEverything);
        IReadOnlyList<PaidOrder> orders =
            process.Run(() => trade.ReadAsync(process.Silo.Grains), "the end of the day");
        Ended = (
            orders.Count(each => each.Order.State == OrderStatus.Completed),
            orders.Count(each => each.Payment?.State == PaymentStatus.Refunded));
        return [.. trade.Violations, .. orders.SelectMany(each => each.Check())];
    }

    private async Task<bool> CreateStoresAsync()
    {
        await trade.CreateStoresAsync(process.Silo.Grains);
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
                await trade.StepAsync(process.Silo.Grains, $"ord_{process.Time.Now.UtcTicks:x}_{number}");
            }
            catch (Exception failure) when (failure is not InvalidOperationException)
            {
                process.Trace.Add(failure.GetType().Name);
            }
        }
    }
}
