using OrderGrains.Audit;
using OrderGrains.Ledger;
using OrderGrains.Orders;

namespace OrderGrains.Tests.Simulation;

/// <summary>
/// A day of a whole cluster under one seed: silos and front ends of the product on one store, clients on all of them,
/// and a nemesis. Then everything is healed, settles, and is looked at.
/// </summary>
internal sealed class ClusterDay
{
    private const int FirstPort = 11_000;
    private const int MaxFaultPercent = 6;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AcceptWithin = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan MaxSkew = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan PastLeaving = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan PastSettling = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan PayWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PastPayments = TimeSpan.FromSeconds(40);

    private readonly ClusterWorld world;
    private readonly List<(ClusterProcess Process, Task Client)> clients = [];
    private readonly List<string> violations = [];
    private readonly Random clocks;
    private readonly bool areClocksWrong;
    private readonly int clientsPerMachine;
    private readonly PaidTrade? payments;
    private int walks;

    /// <param name="seed">Decides everything.</param>
    /// <param name="plant">The bug that is planted; null: none.</param>
    /// <param name="log">Told line by line what happens.</param>
    /// <param name="isPaid">Whether there are shops that are paid first, too.</param>
    public ClusterDay(int seed, PlantedBug? plant = null, Action<string>? log = null, bool isPaid = false)
    {
        world = new ClusterWorld(seed, plant ?? PlantedBug.None, log);
        clocks = new Random(seed);
        areClocksWrong = clocks.Next(2) == 0;
        int silos = 2 + world.Random.Next(3);
        clientsPerMachine = 1 + world.Random.Next(3);
        payments = isPaid ? new PaidTrade(world.Random, PayWithin) : null;
        for (int number = 1; number <= silos; number++)
        {
            Add($"silo{number}", FirstPort + number, isFrontEnd: false);
        }

        Add("front1", 0, isFrontEnd: true);
        Add("front2", 0, isFrontEnd: true);
    }

    /// <summary>One number for everything that happened.</summary>
    public string Trace { get; private set; } = "";

    /// <summary>What clients were told.</summary>
    public Acknowledged Acknowledged { get; } = new();

    /// <summary>When clients were told what.</summary>
    public OrderHistories Histories { get; } = new();

    /// <summary>True as long as clients come, and mishaps.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>The paid orders, once everything has settled.</summary>
    public IReadOnlyList<PaidOrder> PaidOrders { get; private set; } = [];

    /// <summary>How much happened, for people.</summary>
    public string Summary => $"{world.Silos.Count()} silos, {world.Store.Limits.Buckets} buckets,"
        + $" {Acknowledged.Tried.Count} orders, {Histories.Count} answers, {walks} walks,"
        + $" {world.Store.Witness.Commits} commits, {world.Machines.Sum(machine => machine.Past.Count)} processes";

    /// <summary>Runs the day; what the checkers found, empty when all is well.</summary>
    public IReadOnlyList<string> Run()
    {
        try
        {
            Open();
            Trade();
            Settle();
            return [.. violations, .. world.Violations, .. Histories.Violations, .. Check()];
        }
        catch (InvalidOperationException stuck)
        {
            return [.. violations, .. world.Violations, .. Histories.Violations, stuck.Message];
        }
        finally
        {
            Bury();
        }
    }

    /// <summary>An order was shown to somebody.</summary>
    public void Saw(OrderView view)
    {
        Acknowledged.Saw(view);
        Histories.Shown(view);
    }

    /// <summary>Somebody has walked through a list.</summary>
    public void Walked(ListWalk walk)
    {
        walks++;
        violations.AddRange(walk.Check());
    }

    private void Add(string name, int port, bool isFrontEnd) => world.Machines.Add(
        new ClusterMachine(world, name, port, isFrontEnd)
        {
            Started = AddClients,
            Skew = areClocksWrong ? MaxSkew * ((2 * clocks.NextDouble()) - 1) : TimeSpan.Zero,
        });

    private void AddClients(ClusterMachine machine)
    {
        for (int number = 1; IsOpen && number <= clientsPerMachine; number++)
        {
            ClusterClient client = Client(machine, number);
            clients.Add((machine.Process!, machine.Process!.Start(client.RunAsync)));
        }

        if (IsOpen)
        {
            clients.Add((machine.Process!, machine.Process!.Start(Client(machine, 0).WatchAsync)));
            ClusterClient walker = new(world, this, machine, $"{machine.Process!.Name}.list");
            clients.Add((machine.Process!, machine.Process!.Start(walker.WalkAsync)));
            AddPayers(machine);
        }
    }

    private void AddPayers(ClusterMachine machine)
    {
        if (payments is not null)
        {
            ClusterClient payer = new(world, this, machine, $"{machine.Process!.Name}.paid");
            clients.Add((machine.Process!, machine.Process!.Start(() => payer.TradeAsync(payments))));
        }
    }

    private ClusterClient Client(ClusterMachine machine, int number) =>
        new(world, this, machine, $"{machine.Process!.Name}.{number}");

    private void Open()
    {
        foreach (ClusterMachine machine in world.Machines)
        {
            world.Watch(() => machine.StartAsync());
        }

        Await(() => world.Machines.All(machine => machine.IsUp), "every process to start");
        ClusterMachine front = world.FrontEnds.First();
        world.Run(front.Process!, () => SimulatedStores.CreateAsync(front.Grains, AcceptWithin));
        if (payments is not null)
        {
            world.Run(front.Process!, () => payments.CreateStoresAsync(front.Grains));
        }
    }

    private void Trade()
    {
        IsOpen = true;
        world.Store.Faults.Percent = world.Random.Next(MaxFaultPercent);
        world.Store.Faults.LongestDelay = TimeSpan.FromMilliseconds(1 + world.Random.Next(40));
        world.Network.Faults = new NetworkFaults(
            TimeSpan.FromMilliseconds(world.Random.Next(10)), world.Random.Next(3) == 0 ? 1 : 0, world.Random.Next(3));
        world.Mail.Percent = world.Random.Next(30);
        world.Mail.RecordsFirst = world.Random.Next(2) == 0;
        foreach (ClusterMachine machine in world.Machines)
        {
            AddClients(machine);
        }

        world.Watch(new Nemesis(world, this).RunAsync);
        world.Scheduler.RunFor(TimeSpan.FromSeconds(15 + world.Random.Next(15)));
        IsOpen = false;
    }

    /// <summary>Everything is healed; what is under way comes to its end.</summary>
    private void Settle()
    {
        world.Note("the day is over");
        world.Store.Faults.Heal();
        world.Network.Faults = NetworkFaults.None;
        world.Network.Heal();
        world.Mail.Percent = 0;
        foreach (ClusterMachine machine in world.Machines)
        {
            machine.Process?.Thaw();
            world.Watch(() => machine.StartAsync());
        }

        Await(() => world.IsCalm, "the last mishap to be over");
        Await(() => world.Machines.All(machine => machine.IsUp), "every process to be up again");
        Await(
            () => clients.All(client => client.Process.IsDead || client.Client.IsCompleted), "every client's answer");
        SettlePayments();
        Await(IsQuiet, "everything to be delivered");
        foreach ((_, Task client) in clients.Where(client => client.Client.IsFaulted))
        {
            client.GetAwaiter().GetResult();
        }
    }

    /// <summary>What is unpaid expires, what is late arrives, and the kitchens finish.</summary>
    private void SettlePayments()
    {
        if (payments is null)
        {
            return;
        }

        ClusterMachine front = world.FrontEnds.First();
        world.Scheduler.RunFor(PastPayments);
        world.Run(front.Process!, () => payments.FinishAsync(front.Grains));
        world.Scheduler.RunFor(PastPayments);
        PaidOrders = world.Run(front.Process!, () => payments.ReadAsync(front.Grains));
    }

    private bool IsQuiet()
    {
        BucketStatus[] held = [.. world.Silos.SelectMany(machine => machine.Silo!.Host.Ledger.Describe())];
        return held.Length == world.Store.Limits.Buckets
            && held.All(bucket => !bucket.IsMoving && bucket is { Queue: 0, Outbox: 0, Due: 0 });
    }

    private IEnumerable<string> Check()
    {
        ClusterMachine front = world.FrontEnds.First();
        string[] tried = [.. Acknowledged.Tried, .. payments?.Tried ?? []];
        SettledDay settled = world.Run(
            front.Process!, () => DayReader.ReadAsync(front.Grains, tried, world.Mail));
        settled = settled with { HaveClocksAgreed = !areClocksWrong };
        return
        [
            .. new DayChecker(settled, Acknowledged).Check(), .. payments?.Violations ?? [],
            .. PaidOrders.SelectMany(order => order.Check()), .. Audit(),
        ];
    }

    /// <summary>The product's own audit, once what happened is old enough to be judged.</summary>
    private IEnumerable<string> Audit()
    {
        foreach (ClusterMachine machine in world.Machines)
        {
            machine.Kill();
        }

        world.Scheduler.RunFor(PastSettling);
        ClusterMachine auditor = world.FrontEnds.First();
        world.Watch(() => auditor.StartAsync());
        Await(() => auditor.IsUp, "the auditor to start");
        int[] buckets = [.. Enumerable.Range(0, world.Store.Limits.Buckets)];
        AuditReport report = world.Run(
            auditor.Process!, () => auditor.Silo!.Audit.RunAsync(buckets, CancellationToken.None));
        return report.Violations.Select(violation => violation.ToString());
    }

    private void Await(Func<bool> condition, string awaited)
    {
        for (TimeSpan waited = TimeSpan.Zero; !condition(); waited += Look)
        {
            if (waited > Patience)
            {
                throw new InvalidOperationException($"Waited {Patience} of virtual time for {awaited}.");
            }

            world.Scheduler.RunFor(Look);
        }
    }

    /// <summary>Lets go what dead processes would hold for ever.</summary>
    private void Bury()
    {
        Trace = world.Trace.ToString();
        world.FallSilent();
        foreach (ClusterMachine machine in world.Machines)
        {
            machine.Kill();
        }

        world.Store.Faults.IsDown = true;
        foreach (ClusterSilo silo in world.Machines.SelectMany(machine => machine.Past))
        {
            silo.Bury();
        }

        world.Scheduler.RunFor(PastLeaving);
    }
}
