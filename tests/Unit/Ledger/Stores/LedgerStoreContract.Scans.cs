using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger.Stores;

public abstract partial class LedgerStoreContract
{
    [Fact]
    public async Task ScanAsync_EmptyBucket_ReturnsNothing() =>
        Assert.Equal("", await Store.KeysAsync(StoreReading.Everything));

    [Fact]
    public async Task ScanAsync_MixedKeys_OrdersThemByCodePoint()
    {
        string[] inOrder =
        [
            "!", "-", "0", "00", "1", "A", "B", "_", "a", "a!", "aa", "a~", "b", "~", "~\u00E9", "\u00E9", "\u4E2D",
            "\uE000", "\uFFFC", "\U0001F355",
        ];
        string[] shuffled = [.. inOrder];
        new Random(3).Shuffle(shuffled);
        await Store.CommittedAsync(Batches.New(0, [.. shuffled.Select(key => Batches.Put(key, "1"))]));

        string keys = await Store.KeysAsync(new KeyRange("", "\U0010FFFF"));

        Assert.Equal(string.Join(' ', inOrder), keys);
    }

    [Theory]
    [InlineData("a", "b", "a a! a~ aa~1")]
    [InlineData("a!", "aa", "a!")]
    [InlineData("a~", "b", "a~")]
    [InlineData("a~", "a~\uFFFF", "a~")]
    [InlineData("aa", "aa~2", "aa~1")]
    [InlineData("aa~1", "aa~1", "")]
    [InlineData("b", "a", "")]
    [InlineData("", "a", "A")]
    [InlineData("c", "d", "")]
    public async Task ScanAsync_Range_TakesFromInclusiveUntilExclusive(string from, string until, string expected)
    {
        await Store.CommittedAsync(Batches.New(
            0, [.. ((string[])["A", "a", "a!", "a~", "aa~1", "b"]).Select(key => Batches.Put(key, "1"))]));

        string keys = await Store.KeysAsync(new KeyRange(from, until));

        Assert.Equal(Sorted(expected), Sorted(keys));
        Assert.Equal(string.Join(' ', keys.Split(' ').Order(StringComparer.Ordinal)), keys);
    }

    [Fact]
    public async Task ScanAsync_Limit_ReturnsTheFirstAndTheRestAfterTheLast()
    {
        await Store.CommittedAsync(Batches.New(
            0, [.. Enumerable.Range(0, 10).Select(i => Batches.Put($"k{i}", $"{i}"))]));

        Assert.Equal("k0 k1 k2", await Store.KeysAsync(new KeyRange("k", "l"), limit: 3));
        Assert.Equal("k3 k4 k5", await Store.KeysAsync(new KeyRange("k2\u0001", "l"), limit: 3));
        Assert.Equal("k8 k9", await Store.KeysAsync(new KeyRange("k8", "l"), limit: 3));
    }

    [Fact]
    public async Task ScanAsync_LimitBelowOne_Throws() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            async () => await Store.ScanAsync(0, StoreReading.Everything, 0, CancellationToken.None));

    private static string Sorted(string keys) => string.Join(' ', keys.Split(' ').Order(StringComparer.Ordinal));
}
