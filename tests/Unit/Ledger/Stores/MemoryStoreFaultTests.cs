using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger.Stores;

public sealed class MemoryStoreFaultTests
{
    private static readonly CommitBatch s_batch = Batches.New(0, Batches.Put("a", "1"));

    [Fact]
    public void Limits_Default_AreThoseOfATableService() =>
        Assert.Equal(new StoreLimits(99, 2_160 << 10, 720 << 10, 64), new MemoryStore().Limits);

    [Fact]
    public void CommitAsync_NoFaults_CompletesSynchronously()
    {
        MemoryStore store = new();

        Task[] calls =
        [
            store.CommitAsync(s_batch, CancellationToken.None).AsTask(),
            store.GetAsync(0, "a", CancellationToken.None).AsTask(),
            store.ReadHeadAsync(0, CancellationToken.None).AsTask(),
            store.ScanAsync(0, StoreReading.Everything, 1, CancellationToken.None).AsTask(),
        ];

        Assert.All(calls, call => Assert.True(call.IsCompletedSuccessfully));
    }

    [Theory]
    [InlineData(StoreFault.FailBefore, "store_unavailable")]
    [InlineData(StoreFault.Throttle, "store_throttled")]
    public async Task CommitAsync_RefusingFault_WritesNothingAndIsKnown(StoreFault fault, string code)
    {
        MemoryStore store = new(faults: new ScriptedFaults(fault));

        StoreException refusal = await store.RefusedAsync(s_batch);

        Assert.Equal(code, refusal.Code);
        Assert.True(refusal.Retryable);
        Assert.False(refusal.OutcomeUnknown);
        Assert.Null(await store.ReadHeadAsync(0, CancellationToken.None));
        await store.CommittedAsync(s_batch);
    }

    [Fact]
    public async Task CommitAsync_AnswerLost_IsUnknownAndTheBatchIsThere()
    {
        MemoryStore store = new(faults: new ScriptedFaults(StoreFault.FailAfter));

        StoreException refusal = await store.RefusedAsync(s_batch);

        Assert.True(refusal.OutcomeUnknown);
        HeadMismatch? mismatch = await store.CommitAsync(s_batch, CancellationToken.None);
        Assert.Equal(s_batch.Next.BatchId, mismatch?.Found?.BatchId);
        Assert.Equal("1", await store.TextAsync(0, "a"));
    }

    [Fact]
    public async Task CommitAsync_AnswerOfAMismatchLost_IsUnknownAndNothingIsWritten()
    {
        MemoryStore store = new(faults: new ScriptedFaults(StoreFault.None, StoreFault.FailAfter));
        await store.CommittedAsync(s_batch);

        StoreException refusal = await store.RefusedAsync(Batches.New(0, Batches.Put("a", "2")));

        Assert.True(refusal.OutcomeUnknown);
        Assert.Equal("1", await store.TextAsync(0, "a"));
    }

    [Theory]
    [InlineData(StoreFault.FailBefore)]
    [InlineData(StoreFault.FailAfter)]
    [InlineData(StoreFault.Throttle)]
    public async Task GetAsync_Fault_FailsOnceAndIsNeverUnknown(StoreFault fault)
    {
        MemoryStore store = new(faults: new ScriptedFaults(fault));

        StoreException refusal = await Assert.ThrowsAsync<StoreException>(() => store.TextAsync(0, "a"));

        Assert.True(refusal.Retryable);
        Assert.False(refusal.OutcomeUnknown);
        Assert.Null(await store.TextAsync(0, "a"));
    }

    [Fact]
    public async Task CommitAsync_Hangs_UntilCancelledAndWritesNothing()
    {
        MemoryStore store = new(faults: new ScriptedFaults(StoreFault.Hang));
        using CancellationTokenSource source = new();

        Task<HeadMismatch?> commit = store.CommitAsync(s_batch, source.Token).AsTask();
        Assert.False(commit.IsCompleted);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => commit);
        Assert.Null(await store.ReadHeadAsync(0, CancellationToken.None));
    }

    [Fact]
    public async Task EveryCall_WithFaults_IsShownToThem()
    {
        ScriptedFaults faults = new();
        MemoryStore store = new(faults: faults);

        await store.CommittedAsync(s_batch);
        await store.ReadHeadAsync(1, CancellationToken.None);
        await store.GetAsync(2, "a", CancellationToken.None);
        await store.ScanAsync(-1, StoreReading.Everything, 1, CancellationToken.None);

        Assert.Equal(
            [
                new StoreCall(StoreCallKind.Commit, 0, s_batch), new StoreCall(StoreCallKind.ReadHead, 1),
                new StoreCall(StoreCallKind.Get, 2), new StoreCall(StoreCallKind.Scan, -1),
            ],
            faults.Calls);
    }

    [Fact]
    public async Task CommitAsync_BatchBeyondLimits_IsRefusedAlsoWhenItsAnswerIsLost()
    {
        MemoryStore store = new(new StoreLimits(1, 100, 100, 4), new ScriptedFaults(StoreFault.FailAfter));

        StoreException refusal = await store.RefusedAsync(Batches.New(0, Batches.Put("a", "1"), Batches.Put("b", "1")));

        Assert.Equal("store_limit_exceeded", refusal.Code);
        Assert.Equal(4, store.Limits.Buckets);
    }

    /// <summary>The given faults, one call after the other, then none.</summary>
    private sealed class ScriptedFaults(params StoreFault[] script) : IStoreFaults
    {
        internal List<StoreCall> Calls { get; } = [];

        public ValueTask<StoreFault> NextAsync(StoreCall call, CancellationToken cancellationToken)
        {
            Calls.Add(call);
            return new(Calls.Count <= script.Length ? script[Calls.Count - 1] : StoreFault.None);
        }
    }
}
