using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger;

public sealed class RelayTests
{
    private readonly LedgerWorld _world = new(buckets: 2);

    [Fact]
    public void Deliver_ManyEventsOfManyStreams_KeepsEachStreamsOrder()
    {
        _world.Open();
        string[] keys = ["default/a", "default/b", "default/c"];
        for (int sequence = 1; sequence <= 20; sequence++)
        {
            foreach (string key in keys)
            {
                _world.Write(key, sequence);
            }
        }

        _world.RunUntil(() => _world.Deliveries.Events.Count == 120, "60 events for 2 consumers");
        foreach (string key in keys)
        {
            Assert.Equal(
                Enumerable.Range(1, 20).Select(sequence => $"{key}#{sequence}"),
                _world.Deliveries.TextsOf("keeper").Where(text => text.StartsWith(key, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Deliver_ConsumerFailsAFewTimes_IsTriedAgain()
    {
        _world.Open();
        int failures = 3;
        _world.Deliveries.Failure = (consumer, _) =>
            consumer == "notifier" && failures-- > 0 ? new InvalidOperationException("not now") : null;
        _world.Write("default/a", 1);
        _world.RunUntil(() => _world.Deliveries.Events.Count == 2, "both consumers");
        Assert.Empty(Letters());
    }

    [Fact]
    public void Deliver_OutageLongerThanAllAttempts_IsWaitedOut()
    {
        _world.Open();
        int failures = 50;
        _world.Deliveries.Failure = (consumer, _) => consumer == "notifier" && failures-- > 0
            ? new InfrastructureException("store_unavailable", "away", retryable: true)
            : null;
        _world.Write("default/a", 1);
        _world.RunUntil(() => _world.Deliveries.Events.Count == 2, "both consumers");
        Assert.Empty(Letters());
    }

    [Fact]
    public void Deliver_NotificationIsPoison_IsParkedAndLaterOnesGoOn()
    {
        _world.Open();
        Poison("notifier", "default/a#1");
        _world.Write("default/a", 1);
        _world.Write("default/a", 2);
        _world.RunUntil(() => _world.Deliveries.TextsOf("notifier").Contains("default/a#2"), "the second event");
        DeadLetter letter = Assert.Single(Letters());
        Assert.Equal(("notifier", "default/a", 1L), (letter.Consumer, letter.Key, letter.Sequence));
        Assert.Equal(_world.Options.DeliveryAttempts, letter.Attempts);
        Assert.DoesNotContain("not now", letter.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Deliver_StateChangingEventIsPoison_HoldsItsStreamOnly()
    {
        _world.Open();
        Poison("keeper", "default/a#1");
        _world.Write("default/a", 1);
        _world.Write("default/a", 2);
        _world.Write("default/b", 1);
        _world.RunUntil(() => Letters().Count == 2, "both events parked");
        Assert.Equal(["default/b#1"], _world.Deliveries.TextsOf("keeper"));
    }

    [Fact]
    public void Redrive_HeldStreamAfterARestart_DeliversInOrderAndFreesIt()
    {
        _world.Open();
        Poison("keeper", "default/a#1");
        _world.Write("default/a", 1);
        _world.Write("default/a", 2);
        _world.RunUntil(() => Letters().Count == 2, "both events parked");
        _world.Crash();
        _world.Open();
        _world.Write("default/a", 3);
        _world.RunUntil(() => Letters().Count == 3, "the third behind them");

        _world.Deliveries.Failure = (_, _) => null;
        DeadLetter last = Letters()[^1];
        Assert.True(_world.Run(() => _world.Engine.RedriveAsync(Id(last), CancellationToken.None).AsTask()));
        Assert.Equal(["default/a#1", "default/a#2", "default/a#3"], _world.Deliveries.TextsOf("keeper"));
        Assert.Empty(Letters());
        _world.Write("default/a", 4);
        _world.RunUntil(() => _world.Deliveries.TextsOf("keeper").Contains("default/a#4"), "the freed stream");
    }

    [Fact]
    public void Redrive_FailsAgain_StaysParked()
    {
        _world.Open();
        Poison("keeper", "default/a#1");
        _world.Write("default/a", 1);
        _world.RunUntil(() => Letters().Count == 1, "the parked event");
        DeadLetterId id = Id(Letters()[0]);
        Assert.Throws<InvalidOperationException>(
            () => _world.Run(() => _world.Engine.RedriveAsync(id, CancellationToken.None).AsTask()));
        Assert.Single(Letters());
    }

    [Fact]
    public void Discard_ParkedEvent_FreesTheStream()
    {
        _world.Open();
        Poison("keeper", "default/a#1");
        _world.Write("default/a", 1);
        _world.RunUntil(() => Letters().Count == 1, "the parked event");
        DeadLetterId id = Id(Letters()[0]);
        Assert.True(_world.Run(() => _world.Engine.DiscardAsync(id, CancellationToken.None).AsTask()));
        Assert.False(_world.Run(() => _world.Engine.DiscardAsync(id, CancellationToken.None).AsTask()));
        _world.Write("default/a", 2);
        _world.RunUntil(() => _world.Deliveries.TextsOf("keeper").Contains("default/a#2"), "the freed stream");
    }

    [Fact]
    public void Open_EventsUndeliveredAtTheCrash_DeliversThemFromTheLog()
    {
        _world.Open(deliver: false);
        for (int sequence = 1; sequence <= 250; sequence++)
        {
            _world.Write("default/a", sequence);
        }

        _world.Crash();
        _world.Open();
        _world.RunUntil(() => _world.Deliveries.TextsOf("keeper").Count == 250, "all events");
        Assert.Equal(
            Enumerable.Range(1, 250).Select(sequence => $"default/a#{sequence}"), _world.Deliveries.TextsOf("keeper"));
    }

    [Fact]
    public void Close_AllDelivered_TheNextProcessDeliversNothingAgain()
    {
        LedgerEngine engine = _world.Open();
        _world.Write("default/a", 1);
        _world.RunUntil(() => _world.Deliveries.Events.Count == 2, "both consumers");
        _world.Run(() => engine.DisposeAsync().AsTask());
        _world.Open();
        _world.RunFor(TimeSpan.FromMinutes(1));
        Assert.Equal(2, _world.Deliveries.Events.Count);
    }

    [Fact]
    public void Publish_MoreCommitsThanFitInMemory_DeliversAllInOrder()
    {
        _world.Options.MaxBlocksInMemory = 5;
        _world.Options.MaxDeliveries = 2;
        _world.Open();
        int failures = 40;
        _world.Deliveries.Failure = (_, _) => failures-- > 0
            ? new InfrastructureException("store_unavailable", "away", retryable: true)
            : null;
        for (int sequence = 1; sequence <= 100; sequence++)
        {
            _world.Write("default/a", sequence);
        }

        _world.RunUntil(() => _world.Deliveries.TextsOf("keeper").Count >= 100, "all events");
        Assert.Equal(
            Enumerable.Range(1, 100).Select(sequence => $"default/a#{sequence}"), _world.Deliveries.TextsOf("keeper"));
    }

    [Fact]
    public void Trim_DeliveredEventsPastTheirRetention_AreDeleted()
    {
        _world.Options.EventRetention = TimeSpan.FromHours(1);
        _world.Open();
        for (int sequence = 1; sequence <= 120; sequence++)
        {
            _world.Write("default/a", sequence);
        }

        Assert.NotEmpty(LogRows());
        _world.RunFor(TimeSpan.FromHours(2));
        Assert.Empty(LogRows());
    }

    private static DeadLetterId Id(DeadLetter letter) => new(letter.Key, letter.Name);

    private void Poison(string consumer, string text) => _world.Deliveries.Failure = (name, entry) =>
        name == consumer && (string)entry.Payload == text ? new InvalidOperationException("not now") : null;

    private IReadOnlyList<DeadLetter> Letters() =>
        _world.Run(() => _world.Engine.ListAsync(null, 100, CancellationToken.None).AsTask());

    private IReadOnlyList<StoreRow> LogRows() =>
    [
        .. Enumerable.Range(0, 2).SelectMany(bucket => _world.Run(
            () => _world.Store.ScanAsync(bucket, RowKey.Events, 1_000, CancellationToken.None).AsTask())),
    ];
}
