using Microsoft.Extensions.Logging.Abstractions;
using OrderGrains.Ledger;
using OrderGrains.Tests.Simulation;

namespace OrderGrains.Tests.Ledger.Ownership;

/// <summary>Several silos on one store in memory, run on one thread under one virtual clock.</summary>
internal sealed class ClusterWorld
{
    private static readonly DateTimeOffset FirstInstant = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private int silos;

    public ClusterWorld(int buckets = 64, int seed = 1)
    {
        Seed = seed * 1_000;
        var random = new Random(seed);
        Scheduler = new SeededScheduler(random, Time, new TraceHash());
        Faults = new ClusterFaults(Time, random);
        Store = new MemoryStore(MemoryStore.TableLimits with { Buckets = buckets }, Faults);
        Buckets = buckets;
    }

    public int Seed { get; }

    public int Buckets { get; }

    public VirtualTime Time { get; } = new(FirstInstant);

    public SeededScheduler Scheduler { get; }

    public ClusterFaults Faults { get; }

    public MemoryStore Store { get; }

    /// <summary>The silos that were started and neither left nor were killed.</summary>
    public List<TestSilo> Silos { get; } = [];

    /// <summary>Who opened which bucket when, in order.</summary>
    public List<(TestSilo Silo, int Bucket, DateTimeOffset At)> Openings { get; } = [];

    /// <summary>Starts silos, and waits until the buckets are where they are to be.</summary>
    public IReadOnlyList<TestSilo> Join(int count = 1)
    {
        TestSilo[] joined = [.. Enumerable.Range(0, count).Select(_ => Start())];
        Until(IsEven, $"{Silos.Count} silos to share the buckets");
        return joined;
    }

    /// <summary>Starts a silo without waiting for it.</summary>
    public TestSilo Start(bool takesPart = true)
    {
        var silo = new TestSilo(this, ++silos);
        Run(silo.Scheduler, () => silo.JoinAsync(takesPart));
        Silos.Add(silo);
        return silo;
    }

    /// <summary>Starts a process that owns nothing.</summary>
    public LedgerEngine Attach()
    {
        var services = new LedgerServices
        {
            Time = Time,
            Scheduler = Scheduler,
            Random = new Random(5),
            Events = new TextCodec(),
            States = new TextCodec(),
            Deliveries = new RecordingDeliveries(Time),
        };
        return Run(Scheduler, () => LedgerEngine.AttachAsync(
            Store, new LedgerOptions(), services, NullLogger<LedgerEngine>.Instance, CancellationToken.None));
    }

    /// <summary>Kill -9: whatever the silo was doing ends there.</summary>
    public void Kill(TestSilo silo)
    {
        silo.Scheduler.Freeze();
        Silos.Remove(silo);
    }

    /// <summary>A clean stop.</summary>
    public void Leave(TestSilo silo)
    {
        Silos.Remove(silo);
        Run(silo.Scheduler, () => silo.Engine.DisposeAsync().AsTask());
    }

    /// <summary>True when every bucket is open on one silo, and no silo has two more than another.</summary>
    public bool IsEven()
    {
        int[] held = [.. Silos.Select(silo => silo.Held.Count())];
        return held.Sum() == Buckets && held.Max() - held.Min() <= 1
            && Silos.SelectMany(silo => silo.Held).Distinct().Count() == Buckets;
    }

    /// <summary>The silo that holds the key's bucket; null when none does.</summary>
    public TestSilo? HolderOf(string key) => Silos.Find(silo => silo.Ownership.IsHeld(key));

    /// <summary>Which silo holds each bucket.</summary>
    public TestSilo?[] Holders() =>
        [.. Enumerable.Range(0, Buckets).Select(bucket => Silos.Find(silo => silo.Held.Contains(bucket)))];

    /// <summary>Writes through the key's holder and waits for the commit.</summary>
    public void Write(string key, long sequence)
    {
        TestSilo silo = HolderOf(key)!;
        Run(silo.Scheduler, () => silo.Engine.WriteAsync(Owner(key), Note.Of(key, sequence, "all")));
    }

    public static LedgerOwner Owner(string key) => new("order", key, "order");

    /// <summary>A key of a bucket.</summary>
    public string KeyIn(int bucket) =>
        Enumerable.Range(0, int.MaxValue).Select(number => $"default/{number}")
            .First(key => KeyHash.BucketOf(key, Buckets) == bucket);

    /// <summary>Reads the committed state without any silo.</summary>
    public string? Stored(string key)
    {
        ReadOnlyMemory<byte>? row = Run(Scheduler, () => Store.GetAsync(
            KeyHash.BucketOf(key, Buckets), RowKey.State(key, "order"), CancellationToken.None).AsTask());
        return row is { } value ? new TextCodec().Read<Note>(value.Span).Text : null;
    }

    public Head? HeadOf(int bucket) =>
        Run(Scheduler, () => Store.ReadHeadAsync(bucket, CancellationToken.None).AsTask());

    public void Until(Func<bool> condition, string awaited) => Scheduler.RunUntil(condition, Patience, awaited);

    public void RunFor(TimeSpan duration) => Scheduler.RunFor(duration);

    public T Run<T>(TaskScheduler scheduler, Func<Task<T>> work)
    {
        Task<T> task = Task.Factory.StartNew(
            work, CancellationToken.None, TaskCreationOptions.None, scheduler).Unwrap();
        Scheduler.RunUntil(() => task.IsCompleted, Patience, "a task");
        return task.GetAwaiter().GetResult();
    }

    public void Run(TaskScheduler scheduler, Func<Task> work) => Run(scheduler, async () =>
    {
        await work();
        return true;
    });

    public void Opened(TestSilo silo, int bucket) => Openings.Add((silo, bucket, Time.Now));
}
