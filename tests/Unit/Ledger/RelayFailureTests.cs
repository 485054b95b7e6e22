using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger;

public sealed class RelayFailureTests
{
    private readonly LedgerWorld world = new(buckets: 1);

    [Fact]
    public void Discard_AnotherEventIsParkedBeforeTheLaneIsFound_StaysHeld()
    {
        var store = new LateScans(world.Store);
        world.Seen = store;
        world.Open();
        world.Deliveries.Failure = (consumer, entry) =>
            consumer == "keeper" && entry.Sequence == 1 ? new InvalidOperationException("not now") : null;
        world.Write("default/a", 1);
        world.RunUntil(() => Letters().Count == 1, "the parked event");
        DeadLetter first = Letters()[0];
        var gate = new TaskCompletionSource();
        (store.From, store.Gate) = (RowKey.DeadLetter("default/a", "keeper."), gate.Task);
        Task<bool> discard = world.Start(
            () => world.Engine.DiscardAsync(new(first.Key, first.Name), CancellationToken.None).AsTask());
        world.RunUntil(() => store.Late > 0, "the empty lane's answer");
        world.Write("default/a", 2);
        world.RunUntil(() => Letters().Count == 1, "the second event parked");
        gate.SetResult();
        world.RunUntil(() => discard.IsCompleted, "the discarded letter");
        world.Write("default/a", 3);
        world.RunUntil(() => Letters().Count == 2, "the third event parked behind the second");
        Assert.Empty(world.Deliveries.TextsOf("keeper"));
    }

    [Fact]
    public void Deliver_EventOfALaterVersion_IsParkedAndRedrivenOnceItCanBeRead()
    {
        world.Open(deliver: false);
        world.Write("default/a", 1);
        world.Write("default/b", 1);
        world.Crash();
        world.Codec.Unreadable = "default/a#1";
        world.Open();
        world.RunUntil(() => Letters().Count == 2, "both consumers' letters");
        world.RunUntil(() => world.Deliveries.Events.Count == 2, "the other stream's event");
        Assert.All(Letters(), letter => Assert.Equal(("JsonException", 0), (letter.Error, letter.Attempts)));
        world.Codec.Unreadable = null;
        foreach (DeadLetter letter in Letters())
        {
            DeadLetterId id = new(letter.Key, letter.Name);
            Assert.True(world.Run(() => world.Engine.RedriveAsync(id, CancellationToken.None).AsTask()));
        }

        Assert.Contains("default/a#1", world.Deliveries.TextsOf("keeper"));
        Assert.Contains("default/a#1", world.Deliveries.TextsOf("notifier"));
        Assert.Empty(Letters());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Deliver_TheLoopItselfFails_StartsAgainAndDeliversInOrder(bool fromMemory)
    {
        world.Open(deliver: fromMemory);
        world.Deliveries.ConsumerFailures = 3;
        for (int sequence = 1; sequence <= 20; sequence++)
        {
            world.Write("default/a", sequence);
        }

        if (!fromMemory)
        {
            world.Engine.Start();
        }

        world.RunUntil(() => world.Deliveries.TextsOf("keeper").Count >= 20, "all events");
        Assert.Equal(
            Enumerable.Range(1, 20).Select(sequence => $"default/a#{sequence}"), world.Deliveries.TextsOf("keeper"));
    }

    [Fact]
    public void Park_MoreEventsThanACommitHolds_ParksThemAll()
    {
        const int Events = 150;
        world.Open();
        world.Deliveries.Failure = (consumer, _) =>
            consumer == "keeper" ? new InvalidOperationException("not now") : null;
        var note = new Note { Text = "many" };
        for (int sequence = 1; sequence <= Events; sequence++)
        {
            note.Parts.Events.Add(new OutboxEvent("orders", "default/a", sequence, $"{sequence}"));
        }

        world.Run(() => world.Engine.WriteAsync(new LedgerOwner("order", "default/a", "order"), note));
        world.RunUntil(() => Letters().Count == Events, "all letters");
    }

    private IReadOnlyList<DeadLetter> Letters() =>
        world.Run(() => world.Engine.ListAsync(null, 1_000, CancellationToken.None).AsTask());
}
