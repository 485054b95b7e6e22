using System.Text;
using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger.DeadLetters;

public sealed class UnreadableBlockTests
{
    private readonly LedgerWorld world = new();
    private string before = "";

    [Theory]
    [InlineData("no JSON")]
    [InlineData("""{"format":1}""")]
    [InlineData("""{"format":1,"at":1,"events":[{"stream":"orders"}]}""")]
    public void Relay_BlockThatNobodyCanRead_IsParkedAndTheOthersGoOn(string block)
    {
        Spoil(block);
        world.Open();
        world.RunUntil(() => world.Deliveries.TextsOf("keeper").Count == 2, "the events around it");
        Assert.Equal(["default/a#1", "default/a#3"], world.Deliveries.TextsOf("keeper"));
        DeadLetter letter = Assert.Single(Letters());
        Assert.Equal(("nobody", 2L, 0), (letter.Consumer, letter.Sequence, letter.Attempts));
        Assert.StartsWith("default/", letter.Key);
        Assert.Equal(Bucket, world.Engine.BucketOf(letter.Key));
    }

    [Fact]
    public void Relay_AfterTheBlockIsParked_NeverMeetsItAgain()
    {
        Spoil("no JSON");
        world.Open();
        world.RunUntil(() => Letters().Count == 1, "the parked block");
        Assert.True(Discard());
        world.Crash();
        world.Open();
        world.RunFor(TimeSpan.FromDays(4));
        world.Write("default/a", 4);
        world.RunUntil(() => world.Deliveries.TextsOf("keeper").Contains("default/a#4"), "the next event");
        Assert.Empty(Letters());
        Assert.Empty(Rows(RowKey.ParkedBlock(0), RowKey.ParkedBlock(long.MaxValue)));
    }

    [Fact]
    public void Redrive_BlockThatIsStillUnreadable_StaysParked()
    {
        Spoil("no JSON");
        world.Open();
        world.RunUntil(() => Letters().Count == 1, "the parked block");
        Assert.True(Redrive());
        Assert.Single(Letters());
    }

    [Fact]
    public void Redrive_BlockThatWasMended_IsDeliveredToEveryConsumer()
    {
        Spoil("no JSON");
        world.Open();
        world.RunUntil(() => Letters().Count == 1, "the parked block");
        Put(RowKey.ParkedBlock(2), before);
        world.Crash();
        world.Open();
        Assert.True(Redrive());
        Assert.Contains("default/a#2", world.Deliveries.TextsOf("keeper"));
        Assert.Contains("default/a#2", world.Deliveries.TextsOf("notifier"));
        Assert.Empty(Letters());
        Assert.Empty(Rows(RowKey.ParkedBlock(0), RowKey.ParkedBlock(long.MaxValue)));
    }

    [Fact]
    public void Redrive_EventOfAStreamThatNobodyConsumed_GoesToWhoeverConsumesItNow()
    {
        world.Open(deliver: false);
        Write("later", 1);
        world.Crash();
        world.Codec.Unreadable = "later#1";
        world.Open();
        world.RunUntil(() => Letters().Count == 1, "the parked event");
        Assert.Equal("nobody", Letters()[0].Consumer);
        world.Codec.Unreadable = null;
        Assert.True(Redrive());
        Assert.Single(Letters());

        world.Deliveries.Namespaces.Add("later");
        Assert.True(Redrive());
        Assert.Equal(["later#1"], world.Deliveries.TextsOf("keeper"));
        Assert.Equal(["later#1"], world.Deliveries.TextsOf("notifier"));
        Assert.Empty(Letters());
    }

    [Fact]
    public void Discard_EventOfAStreamThatNobodyConsumes_IsGone()
    {
        world.Open(deliver: false);
        Write("later", 1);
        world.Crash();
        world.Codec.Unreadable = "later#1";
        world.Open();
        world.RunUntil(() => Letters().Count == 1, "the parked event");
        Assert.True(Discard());
        Assert.Empty(Letters());
    }

    private int Bucket => world.Engine.BucketOf("default/a");

    /// <summary>Three commits, none of them delivered yet; the second one's events are replaced.</summary>
    private void Spoil(string block)
    {
        world.Open(deliver: false);
        for (int sequence = 1; sequence <= 3; sequence++)
        {
            world.Write("default/a", sequence);
        }

        world.Crash();
        before = Encoding.UTF8.GetString(Rows(RowKey.EventBlock(2), RowKey.EventBlock(3))[0].Value.Span);
        Put(RowKey.EventBlock(2), block);
    }

    private void Write(string stream, long sequence)
    {
        var note = new Note { Text = stream };
        note.Parts.Events.Add(new OutboxEvent(stream, "default/a", sequence, $"{stream}#{sequence}"));
        world.Run(() => world.Engine.WriteAsync(new LedgerOwner("order", "default/a", "order"), note));
    }

    private void Put(string row, string text) => world.Run(async () =>
    {
        Head head = (await world.Store.ReadHeadAsync(Bucket, CancellationToken.None))!;
        Head next = head with { BatchId = new Guid(1, 2, 3, new byte[8]) };
        var put = new RowOperation(row, Encoding.UTF8.GetBytes(text));
        Assert.Null(await world.Store.CommitAsync(
            new CommitBatch(Bucket, head, next, [put]), CancellationToken.None));
    });

    private IReadOnlyList<StoreRow> Rows(string from, string until) =>
        world.Run(() => world.Store.ScanAsync(
            Bucket, new KeyRange(from, until), 10, CancellationToken.None).AsTask());

    private IReadOnlyList<DeadLetter> Letters() =>
        world.Run(() => world.Engine.ListAsync(null, 1_000, CancellationToken.None).AsTask());

    private DeadLetterId Only() => new(Letters().Single().Key, Letters().Single().Name);

    private bool Redrive() =>
        Only() is var id && world.Run(() => world.Engine.RedriveAsync(id, CancellationToken.None).AsTask());

    private bool Discard() =>
        Only() is var id && world.Run(() => world.Engine.DiscardAsync(id, CancellationToken.None).AsTask());
}
