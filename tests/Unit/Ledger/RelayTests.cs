using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger;

public sealed class RelayTests
{
    private readonly LedgerWorld world = new(buckets: 2);

    [Fact]
    public void Deliver_ManyEventsOfManyStreams_KeepsEachStreamsOrder()
    {
        world.Open();
        string[] keys = ["default/a", "default/b", "default/c"];
        for (int sequence = 1; sequence <= 20; sequence++)
        {
            foreach (string key in keys)
            {
                world.Write(key, sequence);
            }
        }

        world.RunUntil(() => world.Deliveries.Events.Count == 120, "60 events for 2 consumers");
        foreach (string key in keys)
        {
            Assert.Equal(
                Enumerable.Range(1, 20).Select(sequence => $"{key}#{sequence}"),
                world.Deliveries.TextsOf("keeper").Where(text => text.StartsWith(key, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Deliver_ConsumerFailsAFewTimes_IsTriedAgain()
    {
        world.Open();
        int failures = 3;
        world.Deliveries.Failure = (consumer, _) =>
            consumer == "notifier" && failures-- > 0 ? new InvalidOperationException("not now") : null;
        world.Write("default/a", 1);
        world.RunUntil(() => world.Deliveries.Events.Count == 2, "both consumers");
        Assert.Empty(Letters());
    }

    [Fact]
    public void Deliver_OutageLongerThanAllAttempts_IsWaitedOut()
    {
        world.Open();
        int failures = 50;
        world.Deliveries.Failure = (consumer, _) => consumer == "notifier" && failures-- > 0
            ? new InfrastructureException("store_unavailable", "away", retryable: true)
            : null;
        world.Write("default/a", 1);
        world.RunUntil(() => world.Deliveries.Events.Count == 2, "both consumers");
        Assert.Empty(Letters());
    }

    [Fact]
    public void Deliver_NotificationIsPoison_IsParkedAndLaterOnesGoOn()
    {
        world.Open();
        Poison("notifier", "default/a#1");
        world.Write("default/a", 1);
        world.Write("default/a", 2);
        world.RunUntil(() => world.Deliveries.TextsOf("notifier").Contains("default/a#2"), "the second event");
        DeadLetter letter = Assert.Single(Letters());
        Assert.Equal(("notifier", "default/a", 1L), (letter.Consumer, letter.Key, letter.Sequence));
        Assert.Equal(world.Options.DeliveryAttempts, letter.Attempts);
        Assert.DoesNotContain("not now", letter.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Deliver_StateChangingEventIsPoison_HoldsItsStreamOnly()
    {
        world.Open();
        Poison("keeper", "default/a#1");
        world.Write("default/a", 1);
        world.Write("default/a", 2);
        world.Write("default/b", 1);
        world.RunUntil(() => Letters().Count == 2, "both events parked");
        Assert.Equal(["default/b#1"], world.Deliveries.TextsOf("keeper"));
    }

    [Fact]
    public void Redrive_HeldStreamAfterARestart_DeliversInOrderAndFreesIt()
    {
        world.Open();
        Poison("keeper", "default/a#1");
        world.Write("default/a", 1);
        world.Write("default/a", 2);
        world.RunUntil(() => Letters().Count == 2, "both events parked");
        world.Crash();
        world.Open();
        world.Write("default/a", 3);
        world.RunUntil(() => Letters().Count == 3, "the third behind them");

        world.Deliveries.Failure = (_, _) => null;
        DeadLetter last = Letters()[^1];
        Assert.True(world.Run(() => world.Engine.RedriveAsync(Id(last), CancellationToken.None).AsTask()));
        Assert.Equal(["default/a#1", "default/a#2", "default/a#3"], world.Deliveries.TextsOf("keeper"));
        Assert.Empty(Letters());
        world.Write("default/a", 4);
        world.RunUntil(() => world.Deliveries.TextsOf("keeper").Contains("default/a#4"), "the freed stream");
    }

    [Fact]
    public void Redrive_FailsAgain_StaysParked()
    {
        world.Open();
        Poison("keeper", "default/a#1");
        world.Write("default/a", 1);
        world.RunUntil(() => Letters().Count == 1, "the parked event");
        DeadLetterId id = Id(Letters()[0]);
        Assert.True(world.Run(() => world.Engine.RedriveAsync(id, CancellationToken.None).AsTask()));
        Assert.Single(Letters());
    }

    [Fact]
    public void Discard_ParkedEvent_FreesTheStream()
    {
        world.Open();
        Poison("keeper", "default/a#1");
        world.Write("default/a", 1);
        world.RunUntil(() => Letters().Count == 1, "the parked event");
        DeadLetterId id = Id(Letters()[0]);
        Assert.True(world.Run(() => world.Engine.DiscardAsync(id, CancellationToken.None).AsTask()));
        Assert.False(world.Run(() => world.Engine.DiscardAsync(id, CancellationToken.None).AsTask()));
        world.Write("default/a", 2);
        world.RunUntil(() => world.Deliveries.TextsOf("keeper").Contains("default/a#2"), "the freed stream");
    }

    [Fact]
    public void Open_EventsUndeliveredAtTheCrash_DeliversThemFromTheLog()
    {
        world.Open(deliver: false);
        for (int sequence = 1; sequence <= 250; sequence++)
        {
            world.Write("default/a", sequence);
        }

        world.Crash();
        world.Open();
        world.RunUntil(() => world.Deliveries.TextsOf("keeper").Count == 250, "all events");
        Assert.Equal(
            Enumerable.Range(1, 250).Select(sequence => $"default/a#{sequence}"), world.Deliveries.TextsOf("keeper"));
    }

    [Fact]
    public void Close_AllDelivered_TheNextProcessDeliversNothingAgain()
    {
        LedgerEngine engine = world.Open();
        world.Write("default/a", 1);
        world.RunUntil(() => world.Deliveries.Events.Count == 2, "both consumers");
        world.RunUntil(() => engine.OutboxDepth == 0, "both acknowledgements to be noted");
        world.Run(() => engine.DisposeAsync().AsTask());
        world.Open();
        world.RunFor(TimeSpan.FromMinutes(1));
        Assert.Equal(2, world.Deliveries.Events.Count);
    }

    [Fact]
    public void Publish_MoreCommitsThanFitInMemory_DeliversAllInOrder()
    {
        world.Options.MaxBlocksInMemory = 5;
        world.Options.MaxDeliveries = 2;
        world.Open();
        int failures = 40;
        world.Deliveries.Failure = (_, _) => failures-- > 0
            ? new InfrastructureException("store_unavailable", "away", retryable: true)
            : null;
        for (int sequence = 1; sequence <= 100; sequence++)
        {
            world.Write("default/a", sequence);
        }

        world.RunUntil(() => world.Deliveries.TextsOf("keeper").Count >= 100, "all events");
        Assert.Equal(
            Enumerable.Range(1, 100).Select(sequence => $"default/a#{sequence}"), world.Deliveries.TextsOf("keeper"));
    }

    [Fact]
    public void Trim_DeliveredEventsPastTheirRetention_AreDeleted()
    {
        world.Options.EventRetention = TimeSpan.FromHours(1);
        world.Open();
        for (int sequence = 1; sequence <= 120; sequence++)
        {
            world.Write("default/a", sequence);
        }

        Assert.NotEmpty(LogRows());
        world.RunFor(TimeSpan.FromHours(2));
        Assert.Empty(LogRows());
    }

    private static DeadLetterId Id(DeadLetter letter) => new(letter.Key, letter.Name);

    private void Poison(string consumer, string text) => world.Deliveries.Failure = (name, entry) =>
        name == consumer && (string)entry.Payload == text ? new InvalidOperationException("not now") : null;

    private IReadOnlyList<DeadLetter> Letters() =>
        world.Run(() => world.Engine.ListAsync(null, 100, CancellationToken.None).AsTask());

    private IReadOnlyList<StoreRow> LogRows() =>
    [
        .. Enumerable.Range(0, 2).SelectMany(bucket => world.Run(
            () => world.Store.ScanAsync(bucket, RowKey.Events, 1_000, CancellationToken.None).AsTask())),
    ];
}
