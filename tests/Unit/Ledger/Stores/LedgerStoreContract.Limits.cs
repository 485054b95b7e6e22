using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger.Stores;

public abstract partial class LedgerStoreContract
{
    /// <summary>Keys that no store takes.</summary>
    public static TheoryData<string> ForbiddenKeys =>
        ["", "a/b", "a\\b", "a#b", "a?b", "a\tb", "a\u0000b", "a\u001Fb", "a\u007Fb", "a\u009Fb", "a\uD800b"];

    [Theory]
    [MemberData(nameof(ForbiddenKeys))]
    public async Task CommitAsync_ForbiddenKey_IsRefused(string key) =>
        await IsRefusedWholeAsync(Batches.Put("a", "1"), Batches.Put(key, "1"));

    [Fact]
    public async Task CommitAsync_KeyTooLong_IsRefused() =>
        await IsRefusedWholeAsync(Batches.Put("a", "1"), Batches.Put(new string('k', 1025), "1"));

    [Fact]
    public async Task CommitAsync_KeyTooLongInBytesOnly_IsRefused() =>
        await IsRefusedWholeAsync(Batches.Put("a", "1"), Batches.Put(new string('\u00E9', 513), "1"));

    [Fact]
    public async Task CommitAsync_LongestKey_IsCommitted()
    {
        string ascii = new('k', 1024);
        string accented = new('\u00E9', 512);

        await Store.CommittedAsync(Batches.New(0, Batches.Put(ascii, "1"), Batches.Put(accented, "2")));

        Assert.Equal("1", await Store.TextAsync(0, ascii));
        Assert.Equal("2", await Store.TextAsync(0, accented));
    }

    [Fact]
    public async Task CommitAsync_SameKeyTwice_IsRefused() =>
        await IsRefusedWholeAsync(Batches.Put("a", "1"), Batches.Delete("a"));

    [Fact]
    public async Task CommitAsync_OneOperationTooMany_IsRefused() =>
        await IsRefusedWholeAsync(ManyRows(Store.Limits.Operations + 1));

    [Fact]
    public async Task CommitAsync_AsManyOperationsAsAllowed_AreCommitted()
    {
        await Store.CommittedAsync(Batches.New(0, ManyRows(Store.Limits.Operations)));

        IReadOnlyList<StoreRow> rows = await Store.ScanAsync(
            0, StoreReading.Everything, Store.Limits.Operations + 1, CancellationToken.None);
        Assert.Equal(Store.Limits.Operations, rows.Count);
    }

    [Fact]
    public async Task CommitAsync_RowTooLarge_IsRefused() =>
        await IsRefusedWholeAsync(Batches.Put("a", "1"), Batches.Put("b", Store.Limits.RowSizeBytes + 1));

    [Fact]
    public async Task CommitAsync_BatchAsLargeAsAllowed_IsCommitted()
    {
        await Store.CommittedAsync(Batches.New(0, FullBatch()));

        Assert.NotNull(await Store.ReadHeadAsync(0, CancellationToken.None));
    }

    [Fact]
    public async Task CommitAsync_BatchOneByteTooLarge_IsRefused() =>
        await IsRefusedWholeAsync([.. FullBatch(), Batches.Put("z", "")]);

    [Fact]
    public async Task CommitAsync_BucketBelowMeta_IsRefused()
    {
        StoreException refusal = await Store.RefusedAsync(Batches.New(-2, Batches.Put("a", "1")));

        Assert.Equal("store_limit_exceeded", refusal.Code);
    }

    private static RowOperation[] ManyRows(int count) =>
        [.. Enumerable.Range(0, count).Select(i => Batches.Put($"k{i:d5}", "1"))];

    /// <summary>Rows whose keys and values fill a batch to the last byte.</summary>
    private RowOperation[] FullBatch()
    {
        int rows = Store.Limits.BatchSizeBytes / Store.Limits.RowSizeBytes;
        return [.. Enumerable.Range(0, rows).Select(i => Batches.Put($"k{i}", Store.Limits.RowSizeBytes - 2))];
    }

    private async Task IsRefusedWholeAsync(params RowOperation[] operations)
    {
        CommitBatch first = Batches.New(0);
        await Store.CommittedAsync(first);

        StoreException refusal = await Store.RefusedAsync(Batches.After(first, operations));

        Assert.Equal("store_limit_exceeded", refusal.Code);
        Assert.False(refusal.Retryable);
        Assert.False(refusal.OutcomeUnknown);
        Assert.Equal(first.Next, await Store.ReadHeadAsync(0, CancellationToken.None));
        Assert.Equal("", await Store.KeysAsync(StoreReading.Everything));
    }
}
