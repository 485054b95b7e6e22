using System.Globalization;
using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger.Stores;

public abstract partial class LedgerStoreContract
{
    private const int Commits = 150;
    private const int RowsPerCommit = 20;

    [Fact]
    public async Task ScanAsync_DuringCommits_SeesEachCommitWholeAndNeverGoesBack()
    {
        CommitBatch batch = Batches.New(0, Numbered(0));
        await Store.CommittedAsync(batch);
        using CancellationTokenSource done = new();
        Task<int>[] readers = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(() => ReadUntilAsync(done.Token)))];

        for (int number = 1; number <= Commits; number++)
        {
            batch = Batches.After(batch, Numbered(number));
            await Store.CommittedAsync(batch);
        }

        await done.CancelAsync();
        Assert.All(await Task.WhenAll(readers), reads => Assert.NotEqual(0, reads));
    }

    [Fact]
    public async Task GetAsync_AfterEachCommit_SeesItFromAnotherThread()
    {
        CommitBatch batch = Batches.New(0);
        await Store.CommittedAsync(batch);
        for (int number = 0; number < Commits; number++)
        {
            string expected = $"{number}";
            batch = Batches.After(batch, Batches.Put("a", expected));
            await Store.CommittedAsync(batch);

            Assert.Equal(expected, await Task.Run(() => Store.TextAsync(0, "a")));
        }
    }

    [Fact]
    public async Task CommitAsync_ManyForOneHeadAtOnce_ExactlyOneWins()
    {
        CommitBatch first = Batches.New(0);
        await Store.CommittedAsync(first);
        CommitBatch[] rivals = [.. Enumerable.Range(0, 16).Select(i => Rival(first, i))];

        HeadMismatch?[] mismatches = await Task.WhenAll(rivals.Select(
            rival => Task.Run(() => Store.CommitAsync(rival, CancellationToken.None).AsTask())));

        CommitBatch winner = rivals[Assert.Single(Enumerable.Range(0, 16), i => mismatches[i] is null)];
        Assert.Equal(winner.Next, await Store.ReadHeadAsync(0, CancellationToken.None));
        Assert.Equal(winner.Next.BatchId.ToString(), await Store.TextAsync(0, "winner"));
        Assert.All(mismatches.OfType<HeadMismatch>(), mismatch => Assert.Equal(winner.Next, mismatch.Found));
    }

    private static CommitBatch Rival(CommitBatch first, int number)
    {
        Guid id = new(number, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9);
        CommitBatch batch = Batches.After(first, Batches.Put("winner", id.ToString()));
        return batch with { Next = batch.Next with { BatchId = id } };
    }

    private static RowOperation[] Numbered(int number) =>
        [.. Enumerable.Range(0, RowsPerCommit).Select(i => Batches.Put($"k{i:d2}", $"{number}"))];

    private async Task<int> ReadUntilAsync(CancellationToken done)
    {
        int newest = 0;
        int reads = 0;
        do
        {
            IReadOnlyList<StoreRow> rows = await Store.ScanAsync(
                0, StoreReading.Everything, RowsPerCommit, CancellationToken.None);
            int[] numbers =
                [.. rows.Select(row => int.Parse(row.Value.Span, NumberFormatInfo.InvariantInfo)).Distinct()];
            int number = Assert.Single(numbers);
            Assert.True(number >= newest, $"Read commit {number} after commit {newest}.");
            newest = number;
            reads++;
        }
        while (!done.IsCancellationRequested);

        return reads;
    }
}
