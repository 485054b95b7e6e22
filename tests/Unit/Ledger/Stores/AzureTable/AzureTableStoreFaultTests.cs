using OrderGrains.Ledger;
using OrderGrains.Tests.Servers;

namespace OrderGrains.Tests.Ledger.Stores;

public sealed class AzureTableStoreFaultTests : IDisposable
{
    private readonly TableFaults _faults = new();
    private readonly string _table = AzuriteServer.NewTable();

    public void Dispose() => _faults.Dispose();

    [Theory]
    [InlineData(TableFault.LostAnswer)]
    [InlineData(TableFault.TimedOut)]
    public async Task CommitAsync_AnswerLostAndTriedAgain_IsCommittedOnce(TableFault fault)
    {
        await using AzureTableStore store = await TableBench.OpenAsync(_table, _faults, retries: 2);
        CommitBatch first = Batches.New(0, Batches.Put("a", "1"), Batches.Put("b", "1"));
        await store.CommittedAsync(first);
        int before = _faults.Batches;
        _faults.PlanBatches(fault);

        CommitBatch second = Batches.After(first, Batches.Put("a", "2"), Batches.Delete("b"));
        await store.CommittedAsync(second);

        Assert.Equal(before + 2, _faults.Batches);
        Assert.Equal(second.Next, await store.ReadHeadAsync(0, CancellationToken.None));
        await store.CommittedAsync(Batches.After(second, Batches.Put("a", "3")));
        Assert.Equal("3", await store.TextAsync(0, "a"));
        Assert.Null(await store.TextAsync(0, "b"));
    }

    [Theory]
    [InlineData(TableFault.LostAnswer)]
    [InlineData(TableFault.TimedOut)]
    public async Task CommitAsync_AnswerLost_IsUnknownAndTheSameBatchFindsItself(TableFault fault)
    {
        await using AzureTableStore store = await TableBench.OpenAsync(_table, _faults);
        CommitBatch batch = Batches.New(0, Batches.Put("a", "1"));
        _faults.PlanBatches(fault);

        StoreException failure = await store.RefusedAsync(batch);
        HeadMismatch? again = await store.CommitAsync(batch, CancellationToken.None);

        Assert.Equal(
            ("store_unavailable", true, true), (failure.Code, failure.OutcomeUnknown, failure.Retryable));
        Assert.Equal(batch.Next, Assert.IsType<HeadMismatch>(again).Found);
    }

    [Theory]
    [InlineData(TableFault.Busy, "store_throttled")]
    [InlineData(TableFault.TooMany, "store_throttled")]
    [InlineData(TableFault.Unreachable, "store_unavailable")]
    public async Task CommitAsync_Refused_IsKnownNotToBeDone(TableFault fault, string code)
    {
        await using AzureTableStore store = await TableBench.OpenAsync(_table, _faults, retries: 1);
        CommitBatch batch = Batches.New(0, Batches.Put("a", "1"));
        _faults.PlanBatches(fault, fault);

        StoreException failure = await store.RefusedAsync(batch);

        Assert.Equal((code, false, true), (failure.Code, failure.OutcomeUnknown, failure.Retryable));
        Assert.Null(await store.ReadHeadAsync(0, CancellationToken.None));
        await store.CommittedAsync(batch);
    }

    [Fact]
    public async Task CommitAsync_AnswerLostThenRefused_IsUnknown()
    {
        await using AzureTableStore store = await TableBench.OpenAsync(_table, _faults, retries: 2);
        _faults.PlanBatches(TableFault.LostAnswer, TableFault.Busy, TableFault.Busy);

        StoreException failure = await store.RefusedAsync(Batches.New(0, Batches.Put("a", "1")));

        Assert.True(failure.OutcomeUnknown);
        Assert.Equal("1", await store.TextAsync(0, "a"));
    }

    [Fact]
    public async Task CommitAsync_AnswerLostAndHeadCannotBeRead_IsUnknown()
    {
        await using AzureTableStore store = await TableBench.OpenAsync(_table, _faults, retries: 1);
        CommitBatch first = Batches.New(0);
        await store.CommittedAsync(first);
        _faults.PlanBatches(TableFault.LostAnswer);
        _faults.PlanReads(TableFault.Unreachable, TableFault.Unreachable);

        StoreException failure = await store.RefusedAsync(Batches.After(first, Batches.Put("a", "1")));

        Assert.True(failure.OutcomeUnknown);
        Assert.Equal("1", await store.TextAsync(0, "a"));
    }

    [Fact]
    public async Task CommitAsync_SameHeadUnderAnotherTag_IsKnownNotToBeDoneAndThenCommitted()
    {
        await using AzureTableStore store = await TableBench.OpenAsync(_table, _faults);
        CommitBatch first = Batches.New(0);
        await store.CommittedAsync(first);
        CommitBatch second = Batches.After(first, Batches.Put("a", "1"));
        _faults.PlanBatches(TableFault.AnotherTag);

        StoreException failure = await store.RefusedAsync(second);

        Assert.Equal(("store_unavailable", false, true), (failure.Code, failure.OutcomeUnknown, failure.Retryable));
        await store.CommittedAsync(second);
    }

    [Fact]
    public async Task CommitAsync_NoAnswerWithinItsTime_IsUnknown()
    {
        await using AzureTableStore store = await TableBench.OpenAsync(_table, _faults);
        CommitBatch batch = Batches.New(0, Batches.Put("a", "1"));
        _faults.PlanBatches(TableFault.Hang);

        StoreException failure = await store.RefusedAsync(batch);

        Assert.Equal(("store_unavailable", true), (failure.Code, failure.OutcomeUnknown));
        await store.CommittedAsync(batch);
    }

    [Fact]
    public async Task CommitAsync_CancelledWhileUnderWay_LeavesTheHeadToBeReadAgain()
    {
        await using AzureTableStore store = await TableBench.OpenAsync(_table, _faults);
        CommitBatch first = Batches.New(0);
        await store.CommittedAsync(first);
        CommitBatch second = Batches.After(first, Batches.Put("a", "1"));
        _faults.PlanBatches(TableFault.Hang);
        using CancellationTokenSource source = new();
        Task<HeadMismatch?> commit = store.CommitAsync(second, source.Token).AsTask();

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => commit);
        await store.CommittedAsync(second);
    }

    [Theory]
    [InlineData(TableFault.Busy, "store_throttled")]
    [InlineData(TableFault.LostAnswer, "store_unavailable")]
    public async Task GetAsync_Fails_IsRetryableAndNothingIsUnknown(TableFault fault, string code)
    {
        await using AzureTableStore store = await TableBench.OpenAsync(_table, _faults);
        _faults.PlanReads(fault);

        StoreException failure = await Assert.ThrowsAsync<StoreException>(() => store.TextAsync(0, "a"));

        Assert.Equal((code, false, true), (failure.Code, failure.OutcomeUnknown, failure.Retryable));
    }

    [Fact]
    public async Task CommitAsync_AnotherOwnerTookOver_FindsItsHeadAndChangesNothing()
    {
        await using AzureTableStore stale = await TableBench.OpenAsync(_table, _faults);
        await using AzureTableStore owner = await TableBench.OpenAsync(_table);
        CommitBatch first = Batches.New(0, Batches.Put("a", "1"));
        await stale.CommittedAsync(first);
        CommitBatch theirs = Batches.After(first, Batches.Put("a", "2"));
        await owner.CommittedAsync(theirs);

        CommitBatch late = Batches.After(first, Batches.Put("a", "3"), Batches.Delete("never"));
        late = late with { Next = late.Next with { BatchId = new Guid(9, 9, 9, new byte[8]) } };
        HeadMismatch? mismatch = await stale.CommitAsync(late, CancellationToken.None);

        Assert.Equal(theirs.Next, Assert.IsType<HeadMismatch>(mismatch).Found);
        Assert.Equal(2, _faults.Batches);
        Assert.Equal("2", await stale.TextAsync(0, "a"));
    }

    [Fact]
    public async Task ScanAsync_HeadIsReadAlong_TakesOnePage()
    {
        await using AzureTableStore store = await TableBench.OpenAsync(_table, _faults);
        await store.CommittedAsync(Batches.New(
            0, [.. Enumerable.Range(0, 30).Select(i => Batches.Put($"k{i:d2}", "1"))]));
        int before = _faults.Reads;

        Assert.Equal(30, (await store.ScanAsync(0, StoreReading.Everything, 30, CancellationToken.None)).Count);

        Assert.Equal(before + 1, _faults.Reads);
    }

    [Fact]
    public async Task CommitAsync_ManyRowsToDeleteAreMissing_SendsTheRestOnceMore()
    {
        await using AzureTableStore store = await TableBench.OpenAsync(_table, _faults);
        CommitBatch first = Batches.New(0, Batches.Put("there", "1"));
        await store.CommittedAsync(first);

        await store.CommittedAsync(Batches.After(
            first,
            [.. Enumerable.Range(0, 90).Select(i => Batches.Delete($"k{i}")), Batches.Delete("there"),
                Batches.Put("new", "2")]));

        Assert.Equal(3, _faults.Batches);
        Assert.Equal("new", await store.KeysAsync(StoreReading.Everything));
    }
}
