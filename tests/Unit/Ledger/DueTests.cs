using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger;

public sealed class DueTests
{
    private readonly LedgerWorld world = new(buckets: 2);

    [Theory]
    [InlineData(5)]
    [InlineData(400)]
    [InlineData(7_200)]
    [InlineData(1_000_000)]
    public void Deliver_MessageIsDue_ComesWithinASecondAndNeverEarly(int seconds)
    {
        world.Open();
        DateTimeOffset dueAt = world.Time.Now.AddSeconds(seconds).AddTicks(3);
        Set("default/a", dueAt);
        world.RunFor(TimeSpan.FromSeconds(seconds + 2));
        (DueMessage message, DateTimeOffset at) = Assert.Single(world.Deliveries.Due);
        Assert.Equal(("order", "default/a", "deadline"), (message.GrainType, message.Key, message.Name));
        Assert.InRange(at, dueAt, dueAt.AddSeconds(1));
        Assert.Empty(Rows());
    }

    [Fact]
    public void Deliver_DueWhileTheProcessWasDown_ComesAtTheNextStart()
    {
        world.Open();
        Set("default/a", world.Time.Now.AddMinutes(1));
        world.Crash();
        world.Time.MoveTo(world.Time.Now.AddHours(1));
        world.Open();
        world.RunFor(TimeSpan.FromSeconds(1));
        Assert.Single(world.Deliveries.Due);
    }

    [Fact]
    public void Deliver_Cancelled_DoesNotCome()
    {
        world.Open();
        DateTimeOffset dueAt = world.Time.Now.AddMinutes(1);
        Set("default/a", dueAt);
        Set("default/a", dueAt, cancelled: true);
        world.RunFor(TimeSpan.FromHours(1));
        Assert.Empty(world.Deliveries.Due);
        Assert.Empty(Rows());
    }

    [Fact]
    public void Deliver_GrainFails_IsTriedAgainUntilItSucceeds()
    {
        world.Open();
        int failures = 20;
        world.Deliveries.DueFailure = _ => failures-- > 0 ? new InvalidOperationException("not now") : null;
        Set("default/a", world.Time.Now.AddSeconds(1));
        world.RunFor(TimeSpan.FromMinutes(10));
        Assert.Equal(21, world.Deliveries.Due.Count);
        Assert.Empty(Rows());
    }

    [Fact]
    public void Deliver_ManyAtOnce_AllCome()
    {
        world.Open();
        DateTimeOffset dueAt = world.Time.Now.AddMinutes(30);
        for (int number = 0; number < 500; number++)
        {
            Set($"default/{number}", dueAt);
        }

        world.RunFor(TimeSpan.FromMinutes(31));
        Assert.Equal(500, world.Deliveries.Due.Select(due => due.Message.Key).Distinct().Count());
        Assert.Empty(Rows());
    }

    private void Set(string key, DateTimeOffset dueAt, bool cancelled = false)
    {
        var note = new Note { Text = key };
        note.Parts.Due.Add(new DueChange("deadline", dueAt, cancelled));
        world.Run(() => world.Engine.WriteAsync(new LedgerOwner("order", key, "order"), note));
    }

    private IReadOnlyList<StoreRow> Rows() =>
    [
        .. Enumerable.Range(0, 2).SelectMany(bucket => world.Run(
            () => world.Store.ScanAsync(bucket, RowKey.DueMessages, 1_000, CancellationToken.None).AsTask())),
    ];
}
