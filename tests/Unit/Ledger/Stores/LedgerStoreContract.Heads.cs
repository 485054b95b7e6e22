using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger.Stores;

public abstract partial class LedgerStoreContract
{
    /// <summary>Ways in which an expected head can differ from the one that is there.</summary>
    public static TheoryData<string> HeadDifferences => ["epoch", "number", "batch", "watermark", "stamp", "none"];

    [Fact]
    public async Task ReadHeadAsync_NewBucket_ReturnsNull() =>
        Assert.Null(await Store.ReadHeadAsync(0, CancellationToken.None));

    [Fact]
    public async Task CommitAsync_NewBucket_WritesHeadAndRows()
    {
        CommitBatch batch = Batches.New(0, Batches.Put("a", "1"));

        await Store.CommittedAsync(batch);

        Assert.Equal(batch.Next, await Store.ReadHeadAsync(0, CancellationToken.None));
        Assert.Equal("1", await Store.TextAsync(0, "a"));
    }

    [Fact]
    public async Task CommitAsync_ExpectedHeadIsThere_ReplacesIt()
    {
        CommitBatch first = Batches.New(0, Batches.Put("a", "1"));
        CommitBatch second = Batches.After(first, Batches.Put("a", "2"));

        await Store.CommittedAsync(first);
        await Store.CommittedAsync(second);

        Assert.Equal(second.Next, await Store.ReadHeadAsync(0, CancellationToken.None));
        Assert.Equal("2", await Store.TextAsync(0, "a"));
    }

    [Theory]
    [MemberData(nameof(HeadDifferences))]
    public async Task CommitAsync_AnotherHeadIsThere_ReturnsItAndWritesNothing(string difference)
    {
        CommitBatch first = Batches.New(0, Batches.Put("a", "1"));
        await Store.CommittedAsync(first);
        CommitBatch stale = Batches.After(first, Batches.Put("a", "2"), Batches.Put("b", "2"), Batches.Delete("c")) with
        {
            Expected = Differing(first.Next, difference),
        };

        HeadMismatch? mismatch = await Store.CommitAsync(stale, CancellationToken.None);

        Assert.Equal(first.Next, Assert.IsType<HeadMismatch>(mismatch).Found);
        Assert.Equal(first.Next, await Store.ReadHeadAsync(0, CancellationToken.None));
        Assert.Equal("1", await Store.TextAsync(0, "a"));
        Assert.Null(await Store.TextAsync(0, "b"));
    }

    [Fact]
    public async Task CommitAsync_HeadExpectedInNewBucket_ReturnsThatThereIsNone()
    {
        CommitBatch batch = Batches.After(Batches.New(0), Batches.Put("a", "1"));

        HeadMismatch? mismatch = await Store.CommitAsync(batch, CancellationToken.None);

        Assert.Null(Assert.IsType<HeadMismatch>(mismatch).Found);
        Assert.Null(await Store.ReadHeadAsync(0, CancellationToken.None));
        Assert.Null(await Store.TextAsync(0, "a"));
    }

    [Fact]
    public async Task CommitAsync_SameBatchAgain_ReturnsItsOwnHead()
    {
        CommitBatch batch = Batches.New(0, Batches.Put("a", "1"));
        await Store.CommittedAsync(batch);

        HeadMismatch? mismatch = await Store.CommitAsync(batch, CancellationToken.None);

        Assert.Equal(batch.Next.BatchId, Assert.IsType<HeadMismatch>(mismatch).Found?.BatchId);
    }

    [Fact]
    public async Task CommitAsync_ExtremeHead_ReadsBackEqual()
    {
        Head head = new(long.MaxValue, long.MaxValue, Guid.AllBitsSet, 0, long.MaxValue);

        await Store.CommittedAsync(new CommitBatch(0, null, head, []));

        Assert.Equal(head, await Store.ReadHeadAsync(0, CancellationToken.None));
    }

    [Fact]
    public async Task CommitAsync_OtherBuckets_AreIndependent()
    {
        foreach (int bucket in (int[])[-1, 0, 1, 63])
        {
            await Store.CommittedAsync(Batches.New(bucket, Batches.Put("a", $"in {bucket}")));
        }

        Assert.Equal("in -1", await Store.TextAsync(-1, "a"));
        Assert.Equal("in 0", await Store.TextAsync(0, "a"));
        Assert.Equal("in 63", await Store.TextAsync(63, "a"));
        Assert.Null(await Store.ReadHeadAsync(2, CancellationToken.None));
        Assert.Single(await Store.ScanAsync(1, StoreReading.Everything, 10, CancellationToken.None));
    }

    private static Head? Differing(Head head, string difference) => difference switch
    {
        "epoch" => head with { Epoch = head.Epoch + 1 },
        "number" => head with { CommitNumber = head.CommitNumber - 1 },
        "batch" => head with { BatchId = Guid.Empty },
        "watermark" => head with { RelayWatermark = head.RelayWatermark + 1 },
        "stamp" => head with { Stamp = head.Stamp + 1 },
        _ => null,
    };
}
