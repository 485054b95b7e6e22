using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger.Stores;

/// <summary>What every store under the ledger owes. A fixture per store derives from it.</summary>
public abstract partial class LedgerStoreContract : IAsyncLifetime
{
    protected ILedgerStore Store { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Store = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        // A store that is not installed was never opened.
        await (Store?.DisposeAsync() ?? ValueTask.CompletedTask);
        CleanUp();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens the store; the second time, with what was committed the first time.</summary>
    protected abstract ValueTask<ILedgerStore> OpenAsync();

    protected abstract void CleanUp();

    protected async ValueTask ReopenAsync()
    {
        await Store.DisposeAsync();
        Store = await OpenAsync();
    }

    [Fact]
    public async Task DisposeAsync_AfterCommits_ReopenedStoreHoldsThem()
    {
        CommitBatch first = Batches.New(0, Batches.Put("a", "1"), Batches.Put("b", "2"));
        CommitBatch second = Batches.After(first, Batches.Put("a", "3"), Batches.Delete("b"));
        await Store.CommittedAsync(first);
        await Store.CommittedAsync(second);

        await ReopenAsync();

        Assert.Equal(second.Next, await Store.ReadHeadAsync(0, CancellationToken.None));
        Assert.Equal("3", await Store.TextAsync(0, "a"));
        Assert.Null(await Store.TextAsync(0, "b"));
    }

    [Fact]
    public async Task EveryCall_WithCancelledToken_IsCancelledAndWritesNothing()
    {
        CancellationToken cancelled = new(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Store.CommitAsync(Batches.New(0, Batches.Put("a", "1")), cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.ReadHeadAsync(0, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.GetAsync(0, "a", cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Store.ScanAsync(0, StoreReading.Everything, 1, cancelled));

        Assert.Null(await Store.ReadHeadAsync(0, CancellationToken.None));
        Assert.Null(await Store.TextAsync(0, "a"));
    }
}
