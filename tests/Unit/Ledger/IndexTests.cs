using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger;

public sealed class IndexTests
{
    private const int PageSize = 7;

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Walk_WhileOthersAreWritten_HoldsExactlyWhatWasCommittedBefore(int buckets)
    {
        var world = new LedgerWorld(buckets);
        world.Open(deliver: false);
        string[] before = [.. Enumerable.Range(0, 100).Select(number => $"default/before-{number}")];
        foreach (string key in before)
        {
            world.Write(key, 1, index: "orders");
        }

        var walked = new List<string>();
        IndexPage page = Page(world, null, null);
        for (int number = 0; page.Items.Count > 0; number++)
        {
            walked.AddRange(page.Items.Select(item => item.Key));
            world.Write($"default/during-{number}", 1, index: "orders");
            page = Page(world, page.Items[^1], page.Bounds);
        }

        Assert.Equal(before.Length, walked.Count);
        Assert.Equal(before.ToHashSet(), walked.ToHashSet());
    }

    [Fact]
    public void Read_BetweenTimes_HoldsTheBordersAsSaid()
    {
        var world = new LedgerWorld(buckets: 3);
        world.Open(deliver: false);
        var times = new List<DateTimeOffset>();
        for (int number = 0; number < 10; number++)
        {
            Note note = Note.Of($"default/{number}", 1, "orders");
            world.Run(() => world.Engine.WriteAsync(new LedgerOwner("order", $"default/{number}", "order"), note));
            times.Add(note.CommittedAt);
            world.RunFor(TimeSpan.FromMinutes(1));
        }

        IndexPage page = world.Run(() => world.Engine.ReadIndexAsync(
            new IndexQuery { Index = "orders", Partition = "all", From = times[2], Until = times[6] },
            CancellationToken.None).AsTask());
        Assert.Equal(
            ["default/5", "default/4", "default/3", "default/2"], page.Items.Select(item => item.Key));
    }

    [Fact]
    public void Read_OtherPartitionWithACommonPrefix_StaysOut()
    {
        var world = new LedgerWorld(buckets: 1);
        world.Open(deliver: false);
        var note = new Note { Text = "x" };
        note.Parts.Index.Add(new IndexEntry("orders", "al"));
        note.Parts.Index.Add(new IndexEntry("orders", "all2"));
        note.Parts.Index.Add(new IndexEntry("orders2", "all"));
        world.Run(() => world.Engine.WriteAsync(new LedgerOwner("order", "default/x", "order"), note));
        Assert.Empty(Page(world, null, null).Items);
    }

    private static IndexPage Page(LedgerWorld world, IndexPosition? after, IReadOnlyList<long>? bounds) =>
        world.Run(() => world.Engine.ReadIndexAsync(
            new IndexQuery { Index = "orders", Partition = "all", After = after, Bounds = bounds, Limit = PageSize },
            CancellationToken.None).AsTask());
}
