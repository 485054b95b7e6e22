using Microsoft.Extensions.Logging.Abstractions;
using OrderGrains.Ledger;
using OrderGrains.Tests.Simulation;

namespace OrderGrains.Tests.Ledger;

/// <summary>A ledger on a store in memory, run on one thread under a virtual clock.</summary>
internal sealed class LedgerWorld
{
    private static readonly DateTimeOffset FirstInstant = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);
    private readonly SeededScheduler scheduler;
    private int opened;

    public LedgerWorld(int buckets = 4, int seed = 1)
    {
        Store = new MemoryStore(MemoryStore.TableLimits with { Buckets = buckets }, Faults);
        scheduler = new SeededScheduler(new Random(seed), Time, new TraceHash());
        Deliveries = new RecordingDeliveries(Time);
    }

    public VirtualTime Time { get; } = new(FirstInstant);

    public PlannedFaults Faults { get; } = new();

    public MemoryStore Store { get; }

    public RecordingDeliveries Deliveries { get; }

    public TextCodec Codec { get; } = new();

    /// <summary>What the engine sees of the store; null: the store itself.</summary>
    public ILedgerStore? Seen { get; set; }

    public LedgerOptions Options { get; } = new();

    public LedgerEngine Engine { get; private set; } = null!;

    /// <summary>Opens a ledger on the store, as a new process would; an earlier one is not told.</summary>
    public LedgerEngine Open(bool deliver = true)
    {
        var services = new LedgerServices
        {
            Time = Time,
            Scheduler = scheduler,
            Random = new Random(++opened),
            Events = Codec,
            States = Codec,
            Deliveries = Deliveries,
            OverlappingWrites = true,
        };
        Engine = Run(() => LedgerEngine.OpenAsync(
            Seen ?? Store, Options, services, NullLogger<LedgerEngine>.Instance, CancellationToken.None));
        if (deliver)
        {
            Engine.Start();
        }

        return Engine;
    }

    /// <summary>Writes one state with one event to the stream <c>orders</c> and waits for the commit.</summary>
    public void Write(string key, long sequence, string? index = null) =>
        Run(() => Engine.WriteAsync(new LedgerOwner("order", key, "order"), Note.Of(key, sequence, index)));

    /// <summary>Starts work on the world's thread.</summary>
    public Task<T> Start<T>(Func<Task<T>> work) => scheduler.Start(work);

    public T Run<T>(Func<Task<T>> work)
    {
        Task<T> task = scheduler.Start<T>(work);
        scheduler.RunUntil(() => task.IsCompleted, Patience, "a task");
        return task.GetAwaiter().GetResult();
    }

    public void Run(Func<Task> work) => Run(async () =>
    {
        await work();
        return true;
    });

    public void RunFor(TimeSpan duration) => scheduler.RunFor(duration);

    public void RunUntil(Func<bool> condition, string awaited) => scheduler.RunUntil(condition, Patience, awaited);

    /// <summary>The process is gone, with all its work and timers.</summary>
    public void Crash()
    {
        scheduler.Forget();
        Time.Forget();
    }
}
