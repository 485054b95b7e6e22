using OrderGrains.Orders;

namespace OrderGrains.Tests.Simulation;

/// <summary>
/// A day of trading under one seed: clients, a failing store and mail provider, and a silo that is killed or stopped in
/// between. Afterwards everything settles and the checkers look at what is left.
/// </summary>
internal sealed class TradingDay(int seed)
{
    private const int Clients = 6;
    private const int Steps = 25;

    private readonly SimulatedProcess process = new(seed);
    private readonly Acknowledged acknowledged = new();

    public string Trace => process.Trace.ToString();

    /// <summary>Runs the day; what the checkers found, empty when all is well.</summary>
    public IReadOnlyList<string> Run()
    {
        process.StartSilo();
        process.Run(CreateStoresAsync, "the stores");
        int lives = 1 + process.Random.Next(3);
        for (int life = 0; life < lives; life++)
        {
            process.Faults.Percent = process.Random.Next(6);
            process.Mail.Percent = process.Random.Next(30);
            Trade();
            process.StartSilo();
        }

        process.Faults.Percent = 0;
        process.Mail.Percent = 0;
        process.Scheduler.RunFor(TimeSpan.FromHours(1));
        SettledDay settled = process.Run(
            () => DayReader.ReadAsync(process.Silo.Grains, acknowledged.Tried, process.Mail), "the end of the day");
        return new DayChecker(settled, acknowledged).Check();
    }

    private async Task<bool> CreateStoresAsync()
    {
        await SimulatedStores.CreateAsync(process.Silo.Grains);
        return true;
    }

    /// <summary>One life of the silo; ends by a kill, at any instant.</summary>
    private void Trade()
    {
        Task[] clients =
        [
            .. Enumerable.Range(0, Clients).Select(number =>
                process.Scheduler.Start(() => new SimulatedClient(process, acknowledged, number).RunAsync(Steps))),
        ];
        process.Scheduler.RunFor(TimeSpan.FromMilliseconds(200 + process.Random.Next(8_000)));
        Task? broken = clients.FirstOrDefault(client => client.IsFaulted);
        broken?.GetAwaiter().GetResult();
        if (process.Random.Next(4) == 0)
        {
            Task stop = process.Scheduler.Start(process.Silo.StopAsync);
            process.Scheduler.RunFor(TimeSpan.FromSeconds(process.Random.Next(30)));
            process.Trace.Add(stop.Status.ToString());
        }

        process.Kill();
    }
}
