namespace OrderGrains.Tests.Simulation;

/// <summary>
/// Does to the cluster what the seed says, one thing after the other, often before the last one is over. Each day has
/// its own selection of mishaps, so that some days bring one kind again and again.
/// </summary>
internal sealed class Nemesis
{
    private const int MaxPauseMilliseconds = 2_500;
    private const int MinPauseMilliseconds = 200;

    private readonly ClusterWorld world;
    private readonly ClusterDay day;
    private readonly IReadOnlyList<Mishap> mishaps;

    public Nemesis(ClusterWorld world, ClusterDay day)
    {
        this.world = world;
        this.day = day;
        Mishap[] all = Enum.GetValues<Mishap>();
        Mishap[] some = [.. all.Where(_ => Random.Next(2) == 0)];
        mishaps = world.Plant.Mishaps.Count > 0 ? world.Plant.Mishaps : some.Length > 0 ? some : all;
    }

    private Random Random => world.Random;

    public async Task RunAsync()
    {
        while (day.IsOpen)
        {
            await Pause(MinPauseMilliseconds, MaxPauseMilliseconds);
            if (day.IsOpen)
            {
                Begin(mishaps[Random.Next(mishaps.Count)]);
            }
        }
    }

    private void Begin(Mishap mishap)
    {
        ClusterMachine silo = Any(world.Silos);
        switch (mishap)
        {
            case Mishap.KillSilo:
                world.Watch(() => KillAsync(silo));
                break;
            case Mishap.KillAllSilos:
                foreach (ClusterMachine each in world.Silos)
                {
                    world.Watch(() => KillAsync(each));
                }

                break;
            case Mishap.KillFrontEnd:
                world.Watch(() => KillAsync(Any(world.FrontEnds)));
                break;
            case Mishap.FreezeSilo:
                world.Watch(() => FreezeAsync(silo));
                break;
            case Mishap.StopSilo:
                world.Watch(() => StopAsync(silo));
                break;
            case Mishap.FreezeSiloAndCutOffFrontEnd:
                world.Watch(() => FreezeAsync(silo));
                world.Watch(() => CutOffAsync(Any(world.FrontEnds)));
                break;
            case Mishap.CutOffSiloAndFrontEnd:
                world.Watch(() => CutOffAsync(silo));
                world.Watch(() => CutOffAsync(Any(world.FrontEnds)));
                break;
            default:
                BeginOutage(mishap, silo);
                break;
        }
    }

    private void BeginOutage(Mishap mishap, ClusterMachine silo)
    {
        switch (mishap)
        {
            case Mishap.PartSilos:
                world.Watch(() => PartAsync(silo, [Any(world.Machines)], isMutual: Random.Next(2) == 0));
                break;
            case Mishap.IsolateMachine:
                world.Watch(() => PartAsync(silo, world.Machines, isMutual: true));
                break;
            case Mishap.CutConnections:
                world.Note("all connections are cut");
                world.Network.CutAll();
                break;
            case Mishap.CutOffSilo:
                world.Watch(() => CutOffAsync(silo));
                break;
            case Mishap.CutOffFrontEnd:
                world.Watch(() => CutOffAsync(Any(world.FrontEnds)));
                break;
            case Mishap.StoreDown:
                world.Watch(() => CloseStoreAsync());
                break;
            default:
                world.Watch(() => TakeAwayAsync(Random.Next(world.Store.Limits.Buckets)));
                break;
        }
    }

    private async Task KillAsync(ClusterMachine machine)
    {
        machine.Kill();
        await Pause(100, 5_000);
        await machine.StartAsync();
    }

    private async Task StopAsync(ClusterMachine machine)
    {
        await machine.StopAsync();
        await Pause(10, 3_000);
        await machine.StartAsync();
    }

    private async Task FreezeAsync(ClusterMachine machine)
    {
        if (machine.Process is not { IsDead: false, IsFrozen: false } process)
        {
            return;
        }

        world.Note($"{process.Name}: is frozen");
        process.Freeze();
        await Pause(100, 9_000);
        world.Note($"{process.Name}: is thawed");
        process.Thaw();
    }

    private async Task CutOffAsync(ClusterMachine machine)
    {
        world.Note($"{machine.Name}: is cut off from the store");
        world.Store.Faults.CutOff.Add(machine.Name);
        await Pause(300, 9_000);
        world.Note($"{machine.Name}: reaches the store");
        world.Store.Faults.CutOff.Remove(machine.Name);
    }

    private async Task CloseStoreAsync()
    {
        world.Note("the store is away");
        world.Store.Faults.IsDown = true;
        await Pause(200, 5_000);
        world.Note("the store is back");
        world.Store.Faults.IsDown = false;
    }

    private async Task TakeAwayAsync(int bucket)
    {
        world.Note($"bucket {bucket} is away");
        world.Store.Faults.Away.Add(bucket);
        await Pause(300, 10_000);
        world.Note($"bucket {bucket} is back");
        world.Store.Faults.Away.Remove(bucket);
    }

    private async Task PartAsync(ClusterMachine machine, IEnumerable<ClusterMachine> others, bool isMutual)
    {
        foreach (ClusterMachine other in others.Where(other => other != machine))
        {
            world.Note($"{machine.Name} does not reach {other.Name}{(isMutual ? ", nor the other way" : "")}");
            world.Network.Parted.Add((machine.Name, other.Name));
            if (isMutual)
            {
                world.Network.Parted.Add((other.Name, machine.Name));
            }
        }

        await Pause(300, 7_000);
        world.Note("all reach each other");
        world.Network.Heal();
    }

    private Task Pause(int leastMilliseconds, int mostMilliseconds) => Task.Delay(
        TimeSpan.FromMilliseconds(Random.Next(leastMilliseconds, mostMilliseconds)), world.Time);

    private ClusterMachine Any(IEnumerable<ClusterMachine> machines)
    {
        ClusterMachine[] all = [.. machines];
        return all[Random.Next(all.Length)];
    }
}
