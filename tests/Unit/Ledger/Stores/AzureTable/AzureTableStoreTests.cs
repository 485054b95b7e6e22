using System.Text;
using OrderGrains.Ledger;
using OrderGrains.Tests.Servers;

namespace OrderGrains.Tests.Ledger.Stores;

public sealed class AzureTableStoreTests
{
    /// <summary>Sizes around what a property, and a row, can hold.</summary>
    public static TheoryData<int> Sizes =>
        [0, 1, 31_999, 32_000, 32_001, (64 << 10) - 1, 64 << 10, (64 << 10) + 1, 480 << 10, 720 << 10];

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task CommitAsync_TextAndBytesOfAnySize_ReadBackEqual(int sizeBytes)
    {
        await using AzureTableStore store = await TableBench.OpenAsync();
        byte[] text = [.. Enumerable.Range(0, sizeBytes).Select(i => (byte)('a' + (i % 26)))];
        byte[] bytes = new byte[sizeBytes];
        new Random(sizeBytes).NextBytes(bytes);
        RowOperation[] operations = [new("text", text), new("bytes", bytes)];

        await store.CommittedAsync(Batches.New(0, operations));

        IReadOnlyList<StoreRow> rows = await store.ScanAsync(
            0, StoreReading.Everything, 10, CancellationToken.None);
        Assert.Equal(["bytes", "text"], rows.Select(row => row.Key));
        Assert.True(bytes.AsSpan().SequenceEqual(rows[0].Value.Span), "The bytes read differ.");
        Assert.True(text.AsSpan().SequenceEqual(rows[1].Value.Span), "The text read differs.");
    }

    [Fact]
    public async Task CommitAsync_CharactersAtTheBordersOfProperties_ReadBackEqual()
    {
        await using AzureTableStore store = await TableBench.OpenAsync();
        Dictionary<string, string> texts = [];
        foreach (string character in (string[])["\U0001F355", "\u00E9", "\u5BFF", "\"", "\\", "\u2028", "\uFEFF"])
        {
            for (int before = 31_997; before <= 32_000; before++)
            {
                texts[$"k{texts.Count:d3}"] = new string('a', before) + character + character + "end";
            }
        }

        await store.CommittedAsync(Batches.New(0, [.. texts.Select(text => Batches.Put(text.Key, text.Value))]));

        IReadOnlyList<StoreRow> rows = await store.ScanAsync(
            0, StoreReading.Everything, 100, CancellationToken.None);
        Assert.Equal(texts.Values, rows.Select(row => Encoding.UTF8.GetString(row.Value.Span)));
    }

    [Fact]
    public async Task ScanAsync_MoreThanAPage_ReadsAllOfThemInOrder()
    {
        await using AzureTableStore store = await TableBench.OpenAsync();
        CommitBatch batch = Batches.New(0);
        await store.CommittedAsync(batch);
        string[] keys = [.. Enumerable.Range(0, 2_300).Select(i => $"k{i:d5}")];
        foreach (string[] chunk in keys.Chunk(store.Limits.Operations))
        {
            batch = Batches.After(batch, [.. chunk.Select(key => Batches.Put(key, key))]);
            await store.CommittedAsync(batch);
        }

        Assert.Equal(string.Join(' ', keys), await store.KeysAsync(StoreReading.Everything, 10_000));
        Assert.Equal(string.Join(' ', keys[..1_001]), await store.KeysAsync(StoreReading.Everything, 1_001));
        Assert.Equal(
            string.Join(' ', keys[500..1_700]), await store.KeysAsync(new KeyRange("k00500", "k01700"), 2_000));
    }

    [Fact]
    public async Task ScanAsync_KeysLongerThanTheTablesOwn_KeepsTheirOrderAndTheRange()
    {
        await using AzureTableStore store = await TableBench.OpenAsync();
        string stem = new('k', 500);
        string[] keys = [.. Enumerable.Range(10, 60).Select(i => $"{stem}{i}"), "a", new string('k', 440), "l"];
        Array.Sort(keys, KeyOrder.Compare);
        await store.CommittedAsync(Batches.New(0, [.. keys.Select(key => Batches.Put(key, key))]));

        Assert.Equal(string.Join(' ', keys), await store.KeysAsync(StoreReading.Everything));
        Assert.Equal(string.Join(' ', keys[..7]), await store.KeysAsync(StoreReading.Everything, 7));
        Assert.Equal(
            string.Join(' ', keys[12..22]), await store.KeysAsync(new KeyRange(keys[12], "z"), 10));
        Assert.Equal(
            string.Join(' ', keys[12..22]), await store.KeysAsync(new KeyRange(keys[12], keys[22])));
        Assert.Equal(keys[30], await store.TextAsync(0, keys[30]));
    }

    [Fact]
    public async Task CommitAsync_EveryPrintableCharacterInAKey_IsWrittenReadAndDeleted()
    {
        await using AzureTableStore store = await TableBench.OpenAsync();
        string[] keys = [.. Enumerable.Range(0x20, 0x5F).Select(c => (char)c)
            .Where(c => !"/\\#?".Contains(c, StringComparison.Ordinal)).Select(c => $"a{c}b")];
        CommitBatch first = Batches.New(0, [.. keys.Select(key => Batches.Put(key, key))]);
        await store.CommittedAsync(first);

        foreach (string key in keys)
        {
            Assert.Equal(key, await store.TextAsync(0, key));
        }

        Assert.Equal(string.Join(' ', keys), await store.KeysAsync(StoreReading.Everything));
        await store.CommittedAsync(Batches.After(first, [.. keys.Select(Batches.Delete)]));
        Assert.Equal("", await store.KeysAsync(StoreReading.Everything));
    }

    [Fact]
    public async Task CommitAsync_KeyOfTheHead_IsAnotherRow()
    {
        await using AzureTableStore store = await TableBench.OpenAsync();
        CommitBatch batch = Batches.New(0, Batches.Put("$head", "1"), Batches.Put("head", "2"));

        await store.CommittedAsync(batch);

        Assert.Equal("1", await store.TextAsync(0, "$head"));
        Assert.Equal(batch.Next, await store.ReadHeadAsync(0, CancellationToken.None));
        Assert.Equal("$head head", await store.KeysAsync(StoreReading.Everything));
    }
}
