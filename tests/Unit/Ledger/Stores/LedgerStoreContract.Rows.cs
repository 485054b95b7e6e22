using System.Text;
using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger.Stores;

public abstract partial class LedgerStoreContract
{
    [Fact]
    public async Task GetAsync_MissingRow_ReturnsNull() => Assert.Null(await Store.TextAsync(0, "a"));

    [Fact]
    public async Task GetAsync_KeyNoStoreCanHold_ReturnsNull() =>
        Assert.Null(await Store.TextAsync(0, new string('a', 2000)));

    [Fact]
    public async Task CommitAsync_PutReplaceDelete_EachTakesEffect()
    {
        CommitBatch first = Batches.New(
            0, Batches.Put("kept", "1"), Batches.Put("changed", "1"), Batches.Put("gone", "1"));
        await Store.CommittedAsync(first);

        await Store.CommittedAsync(Batches.After(
            first, Batches.Put("changed", "2"), Batches.Delete("gone"), Batches.Put("new", "2")));

        Assert.Equal("1", await Store.TextAsync(0, "kept"));
        Assert.Equal("2", await Store.TextAsync(0, "changed"));
        Assert.Null(await Store.TextAsync(0, "gone"));
        Assert.Equal("2", await Store.TextAsync(0, "new"));
    }

    [Fact]
    public async Task CommitAsync_DeletesMissingRow_CommitsTheRest()
    {
        await Store.CommittedAsync(Batches.New(0, Batches.Delete("never"), Batches.Put("a", "1")));

        Assert.Equal("1", await Store.TextAsync(0, "a"));
    }

    [Fact]
    public async Task CommitAsync_EmptyValue_IsARowAndNotADeletion()
    {
        await Store.CommittedAsync(Batches.New(0, Batches.Put("a", "")));

        Assert.Equal("", await Store.TextAsync(0, "a"));
        Assert.Equal("a", await Store.KeysAsync(StoreReading.Everything));
    }

    [Fact]
    public async Task CommitAsync_LargestRow_ReadsBackEqual()
    {
        byte[] value = new byte[Store.Limits.RowSizeBytes];
        new Random(7).NextBytes(value);

        await Store.CommittedAsync(Batches.New(0, new RowOperation("a", value)));
        await ReopenAsync();

        ReadOnlyMemory<byte>? read = await Store.GetAsync(0, "a", CancellationToken.None);
        Assert.True(value.AsSpan().SequenceEqual(read!.Value.Span), "The row read differs from the row written.");
    }

    [Fact]
    public async Task CommitAsync_CallerReusesItsBuffer_CommittedRowStaysAsItWas()
    {
        byte[] buffer = Encoding.UTF8.GetBytes("before");
        await Store.CommittedAsync(Batches.New(0, new RowOperation("a", buffer)));

        buffer.AsSpan().Clear();

        Assert.Equal("before", await Store.TextAsync(0, "a"));
    }

    [Fact]
    public async Task CommitAsync_KeysThatDifferInCaseOrAccent_AreDifferentRows()
    {
        await Store.CommittedAsync(Batches.New(
            0, Batches.Put("key", "1"),
            Batches.Put("Key", "2"), Batches.Put("k\u00E9y", "3"), Batches.Put("ke\u0301y", "4")));

        Assert.Equal("1", await Store.TextAsync(0, "key"));
        Assert.Equal("2", await Store.TextAsync(0, "Key"));
        Assert.Equal("3", await Store.TextAsync(0, "k\u00E9y"));
        Assert.Equal("4", await Store.TextAsync(0, "ke\u0301y"));
    }

    [Fact]
    public async Task CommitAsync_ManyCommitsOfSeededRows_StoreEqualsModel()
    {
        Random random = new(20);
        SortedDictionary<string, string> model = new(StringComparer.Ordinal);
        CommitBatch batch = Batches.New(0);
        await Store.CommittedAsync(batch);
        for (int commit = 0; commit < 60; commit++)
        {
            batch = Batches.After(batch, RandomOperations(random, model));
            await Store.CommittedAsync(batch);
        }

        await ReopenAsync();

        IReadOnlyList<StoreRow> rows = await Store.ScanAsync(
            0, StoreReading.Everything, 10_000, CancellationToken.None);
        Assert.Equal(model, rows.ToDictionary(row => row.Key, row => Encoding.UTF8.GetString(row.Value.Span)));
    }

    private static RowOperation[] RandomOperations(Random random, SortedDictionary<string, string> model)
    {
        string[] keys = [.. Enumerable.Range(0, 20).Select(_ => $"k{random.Next(200):d3}").Distinct()];
        return [.. keys.Select(key => RandomOperation(random, model, key))];
    }

    private static RowOperation RandomOperation(Random random, SortedDictionary<string, string> model, string key)
    {
        if (random.Next(3) == 0)
        {
            model.Remove(key);
            return Batches.Delete(key);
        }

        model[key] = new string((char)('a' + random.Next(26)), random.Next(1, 3000));
        return Batches.Put(key, model[key]);
    }
}
