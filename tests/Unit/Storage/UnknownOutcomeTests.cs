using Microsoft.Extensions.Logging.Abstractions;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using OrderGrains.Json;
using OrderGrains.Ledger;
using OrderGrains.Orders;
using OrderGrains.Silo;
using OrderGrains.Tests.Orders;

namespace OrderGrains.Tests.Storage;

/// <summary>
/// A write that may have been committed: no step between the ledger and the caller turns it into "no".
/// </summary>
public sealed class UnknownOutcomeTests
{
    private static readonly GrainId Grain = GrainId.Create("order", "default/a");

    private readonly LostAnswer faults = new();

    [Fact]
    public async Task WriteState_CommittedButTakenOverBeforeThatIsKnown_SaysThatTheOutcomeIsUnknown()
    {
        await using LedgerHost host = new(NullLogger<LedgerEngine>.Instance);
        var store = new MemoryStore(MemoryStore.TableLimits with { Buckets = 1 }, faults);
        await host.OpenAsync(store, Options(), Services(), CancellationToken.None);
        var storage = new LedgerGrainStorage(host);
        var state = new GrainState<OrderState>();
        await storage.ReadStateAsync(OrderState.StateName, Grain, state);
        faults.Meanwhile = () => TakeOverAsync(store);
        state.State!.Attempt = 7;

        var failure = await Assert.ThrowsAsync<InconsistentStateException>(
            () => storage.WriteStateAsync(OrderState.StateName, Grain, state));

        Assert.True(Assert.IsType<BucketLostException>(failure.InnerException).OutcomeUnknown);
        Assert.Equal(7, await AttemptAsync(store));
    }

    [Fact]
    public async Task WriteState_TakenOverBefore_IsKnownNotToBeDone()
    {
        await using LedgerHost host = new(NullLogger<LedgerEngine>.Instance);
        var store = new MemoryStore(MemoryStore.TableLimits with { Buckets = 1 });
        await host.OpenAsync(store, Options(), Services(), CancellationToken.None);
        var storage = new LedgerGrainStorage(host);
        var state = new GrainState<OrderState>();
        await storage.ReadStateAsync(OrderState.StateName, Grain, state);
        await TakeOverAsync(store);

        var failure = await Assert.ThrowsAsync<InconsistentStateException>(
            () => storage.WriteStateAsync(OrderState.StateName, Grain, state));

        Assert.False(Assert.IsType<BucketLostException>(failure.InnerException).OutcomeUnknown);
    }

    private static LedgerOptions Options() => new() { RetryDelay = TimeSpan.FromMilliseconds(1) };

    private static LedgerServices Services()
    {
        var codec = new StateCodec([OrderJson.Default]);
        return new LedgerServices
        {
            Time = TimeProvider.System,
            Scheduler = TaskScheduler.Default,
            Random = new Random(1),
            States = codec,
            Events = new EventCodec(codec),
            Deliveries = new NoDeliveries(),
            OverlappingWrites = true,
        };
    }

    private static async Task TakeOverAsync(ILedgerStore store) => await LedgerEngine.OpenAsync(
        store, Options(), Services(), NullLogger<LedgerEngine>.Instance, CancellationToken.None);

    private static async Task<int> AttemptAsync(ILedgerStore store)
    {
        ReadOnlyMemory<byte>? row = await store.GetAsync(
            0, RowKey.State(Grain.Key.ToString()!, OrderState.StateName), CancellationToken.None);
        return new StateCodec([OrderJson.Default]).Read<OrderState>(row!.Value.Span).Attempt;
    }
}
