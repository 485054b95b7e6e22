using OrderGrains.Ledger;

namespace OrderGrains.Tests.Simulation;

/// <summary>
/// One machine under a seed: a clock, a thread, a store and a mail provider that survive, and a silo that does not
/// always. What the seed decides, it decides for ever.
/// </summary>
internal sealed class SimulatedProcess
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan StartLimit = TimeSpan.FromHours(1);

    public SimulatedProcess(int seed, int? buckets = null)
    {
        Random = new Random(seed);
        Faults = new SeededFaults(Random, Time, Trace);
        Store = new MemoryStore(MemoryStore.TableLimits with { Buckets = buckets ?? 1 + (seed % 4) }, Faults);
        Mail = new SimulatedMail(Random, Time);
        Scheduler = new SeededScheduler(Random, Time, Trace);
        Silo = new SimulatedSilo(this);
    }

    public VirtualTime Time { get; } = new(Start);

    public TraceHash Trace { get; } = new();

    public Random Random { get; }

    public SeededScheduler Scheduler { get; }

    public SeededFaults Faults { get; }

    public MemoryStore Store { get; }

    public SimulatedMail Mail { get; }

    public SimulatedSilo Silo { get; private set; }

    /// <summary>Starts a silo, however often the store fails meanwhile: a supervisor would start it again.</summary>
    public void StartSilo()
    {
        while (true)
        {
            Silo = new SimulatedSilo(this);
            Task start = Scheduler.Start(Silo.StartAsync);
            Scheduler.RunUntil(() => start.IsCompleted, StartLimit, "the silo's start");
            if (start.IsCompletedSuccessfully)
            {
                return;
            }

            if (start.Exception!.InnerException is not InfrastructureException)
            {
                start.GetAwaiter().GetResult();
            }

            Kill();
        }
    }

    /// <summary>Kill -9: work, timers and memory are gone; the store is not.</summary>
    public void Kill()
    {
        Scheduler.Forget();
        Time.Forget();
    }

    public T Run<T>(Func<Task<T>> work, string awaited)
    {
        Task<T> task = Scheduler.Start(work);
        Scheduler.RunUntil(() => task.IsCompleted, StartLimit, awaited);
        return task.GetAwaiter().GetResult();
    }
}
