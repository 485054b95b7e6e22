using OrderGrains.Ledger;

namespace OrderGrains.Tests.Simulation;

/// <summary>
/// Several machines under one seed: one clock, one thread, one network, one store, one mail provider; processes that
/// come and go. What the seed decides, it decides for ever.
/// </summary>
internal sealed class ClusterWorld
{
    private static readonly DateTimeOffset FirstInstant = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);
    private readonly List<string> violations = [];
    private readonly List<Task> watched = [];

    public ClusterWorld(int seed, PlantedBug plant, Action<string>? log = null)
    {
        Plant = plant;
        Log = log;
        Random = new Random(seed);
        Scheduler = new SeededScheduler(Random, Time, Trace);
        Network = new SimulatedNetwork(new SimulatedTurns(Scheduler), Time, Random);
        Mail = new SimulatedMail(Random, Time);
        Store = new SharedStore(this, new MemoryStore(MemoryStore.TableLimits with { Buckets = 2 + Random.Next(7) }));
    }

    public PlantedBug Plant { get; }

    public Random Random { get; }

    public VirtualTime Time { get; } = new(FirstInstant);

    public TraceHash Trace { get; } = new();

    public SeededScheduler Scheduler { get; }

    public SimulatedNetwork Network { get; }

    public SharedStore Store { get; }

    public SimulatedMail Mail { get; }

    public List<ClusterMachine> Machines { get; } = [];

    /// <summary>Where the day is told line by line; null: nowhere.</summary>
    public Action<string>? Log { get; private set; }

    /// <summary>What no process of this product may do.</summary>
    public IEnumerable<string> Violations =>
    [
        .. violations,
        .. Store.Witness.Violations,
        .. watched.Where(work => work.IsFaulted).Select(work => work.Exception!.InnerException!.ToString()),
    ];

    /// <summary>The machines that only call grains.</summary>
    public IEnumerable<ClusterMachine> FrontEnds => Machines.Where(machine => machine.IsFrontEnd);

    /// <summary>The machines that run grains.</summary>
    public IEnumerable<ClusterMachine> Silos => Machines.Where(machine => !machine.IsFrontEnd);

    /// <summary>Runs a step of the world itself after a while.</summary>
    public void After(TimeSpan delay, Action step)
    {
        if (delay <= TimeSpan.Zero)
        {
            Scheduler.Add(step);
            return;
        }

        Time.CreateTimer(_ => Scheduler.Add(step), null, delay, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Notes what happens: a part of the trace, and a line of the log.</summary>
    public void Note(string happening)
    {
        Trace.Add(happening);
        Log?.Invoke($"{Time.Now:HH:mm:ss.fff} {happening}");
    }

    /// <summary>What happens from now on is nobody's concern.</summary>
    public void FallSilent() => Log = null;

    /// <summary>A commit has come to the shared store.</summary>
    public void Committed(ClusterProcess process, CommitBatch batch, bool isDone)
    {
        foreach (RowOperation operation in batch.Operations)
        {
            Trace.Add(operation.Key);
            Trace.Add(operation.Value?.Length ?? -1);
        }

        if (batch.Bucket >= 0)
        {
            Note($"{process.Name}: commit {batch.Bucket}: {batch.Next.Epoch}/{batch.Next.CommitNumber}"
                + $" {(isDone ? "done" : "refused")}{Rows(batch)}");
        }
    }

    /// <summary>Code of a process has thrown where nobody handles it.</summary>
    public void Crashed(ClusterProcess process, Exception failure) =>
        violations.Add($"{process.Name} has crashed: {failure}");

    /// <summary>Runs work in a process until it has its result.</summary>
    public T Run<T>(ClusterProcess process, Func<Task<T>> work)
    {
        Task<T> task = process.Start(work);
        Scheduler.RunUntil(() => task.IsCompleted, Patience, "a request of the day's end");
        return task.GetAwaiter().GetResult();
    }

    /// <summary>Runs work in a process until it has ended.</summary>
    public void Run(ClusterProcess process, Func<Task> work) => Run(process, async () =>
    {
        await work();
        return true;
    });

    /// <summary>True when nothing is under way that the world itself has started.</summary>
    public bool IsCalm => watched.All(work => work.IsCompleted);

    /// <summary>Starts work of the world itself; what it throws ends the day.</summary>
    public void Watch(Func<Task> work) => watched.Add(Scheduler.Start(work));

    private string Rows(CommitBatch batch) => Log is null
        ? ""
        : string.Concat(batch.Operations.Select(row => $"{(row.Value is null ? " -" : " +")}{row.Key}"));
}
