using Microsoft.Extensions.Logging.Abstractions;
using OrderGrains.Ledger;
using OrderGrains.Tests.Simulation;

namespace OrderGrains.Tests.Ledger;

/// <summary>A second process on a store, with a clock of its own.</summary>
internal sealed class LedgerWorldOnStore(MemoryStore store, DateTimeOffset now)
{
    /// <summary>Takes the store over, writes once, and says at what time it was committed.</summary>
    public DateTimeOffset Write(string key)
    {
        var time = new VirtualTime(now);
        var scheduler = new SeededScheduler(new Random(1), time, new TraceHash());
        var services = new LedgerServices
        {
            Time = time,
            Scheduler = scheduler,
            Random = new Random(9),
            Events = new TextCodec(),
            States = new TextCodec(),
            Deliveries = new RecordingDeliveries(time),
        };
        Note note = Note.Of(key, 1);
        Task work = scheduler.Start(async () =>
        {
            LedgerEngine engine = await LedgerEngine.OpenAsync(
                store, new LedgerOptions(), services, NullLogger<LedgerEngine>.Instance, CancellationToken.None);
            await engine.WriteAsync(new LedgerOwner("order", key, "order"), note);
        });
        scheduler.RunUntil(() => work.IsCompleted, TimeSpan.FromMinutes(1), "the write");
        work.GetAwaiter().GetResult();
        return note.CommittedAt;
    }
}
