using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger;

public sealed class DueTests
{
    private readonly LedgerWorld _world = new(buckets: 2);

    [Theory]
    [InlineData(5)]
    [InlineData(400)]
    [InlineData(7_200)]
    [InlineData(1_000_000)]
    public void Deliver_MessageIsDue_ComesWithinASecondAndNeverEarly(int seconds)
    {
        _world.Open();
        DateTimeOffset dueAt = _world.Time.Now.AddSeconds(seconds).AddTicks(3);
        Set("default/a", dueAt);
        _world.RunFor(TimeSpan.FromSeconds(seconds + 2));
        (DueMessage message, DateTimeOffset at) = Assert.Single(_world.Deliveries.Due);
        Assert.Equal(("order", "default/a", "deadline"), (message.GrainType, message.Key, message.Name));
        Assert.InRange(at, dueAt, dueAt.AddSeconds(1));
        Assert.Empty(Rows());
    }

    [Fact]
    public void Deliver_DueWhileTheProcessWasDown_ComesAtTheNextStart()
    {
        _world.Open();
        Set("default/a", _world.Time.Now.AddMinutes(1));
        _world.Crash();
        _world.Time.MoveTo(_world.Time.Now.AddHours(1));
        _world.Open();
        _world.RunFor(TimeSpan.FromSeconds(1));
        Assert.Single(_world.Deliveries.Due);
    }

    [Fact]
    public void Deliver_Cancelled_DoesNotCome()
    {
        _world.Open();
        DateTimeOffset dueAt = _world.Time.Now.AddMinutes(1);
        Set("default/a", dueAt);
        Set("default/a", dueAt, cancelled: true);
        _world.RunFor(TimeSpan.FromHours(1));
        Assert.Empty(_world.Deliveries.Due);
        Assert.Empty(Rows());
    }

    [Fact]
    public void Deliver_GrainFails_IsTriedAgainUntilItSucceeds()
    {
        _world.Open();
        int failures = 20;
        _world.Deliveries.DueFailure = _ => failures-- > 0 ? new InvalidOperationException("not now") : null;
        Set("default/a", _world.Time.Now.AddSeconds(1));
        _world.RunFor(TimeSpan.FromMinutes(10));
        Assert.Equal(21, _world.Deliveries.Due.Count);
        Assert.Empty(Rows());
    }

    [Fact]
    public void Deliver_ManyAtOnce_AllCome()
    {
        _world.Open();
        DateTimeOffset dueAt = _world.Time.Now.AddMinutes(30);
        for (int number = 0; number < 500; number++)
        {
            Set($"default/{number}", dueAt);
        }

        _world.RunFor(TimeSpan.FromMinutes(31));
        Assert.Equal(500, _world.Deliveries.Due.Select(due => due.Message.Key).Distinct().Count());
        Assert.Empty(Rows());
    }

    private void Set(string key, DateTimeOffset dueAt, bool cancelled = false)
    {
        var note = new Note { Text = key };
        note.Parts.Due.Add(new DueChange("deadline", dueAt, cancelled));
        _world.Run(() => _world.Engine.WriteAsync(new LedgerOwner("order", key, "order"), note));
    }

    private IReadOnlyList<StoreRow> Rows() =>
    [
        .. Enumerable.Range(0, 2).SelectMany(bucket => _world.Run(
            () => _world.Store.ScanAsync(bucket, RowKey.DueMessages, 1_000, CancellationToken.None).AsTask())),
    ];
}
