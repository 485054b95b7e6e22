using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger;

/// <summary>A bucket's log for those who follow it: everything, once, in order, and only what is committed.</summary>
public sealed class LogTests
{
    private const string Key = "default/a";
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(10);
    private readonly LedgerWorld world = new(buckets: 1);

    [Fact]
    public void Read_AtTheEnd_IsEmptyAndAtOnce()
    {
        world.Open();
        world.Write(Key, 1);
        DateTimeOffset before = world.Time.Now;

        LogPage page = Read(from: null);

        Assert.Empty(page.Events);
        Assert.Equal(before, world.Time.Now);
        world.Write(Key, 2);
        Assert.Equal(["default/a#2"], TextsOf(Read(page.Next)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Read_PageByPage_GivesEveryEventOnceInOrder(bool isFollowed)
    {
        world.Open();
        LogPosition next = isFollowed ? Read(from: null).Next : new LogPosition(1, 0);
        for (int sequence = 1; sequence <= 100; sequence++)
        {
            WriteMany(Key, sequence, events: 1 + (sequence % 4));
        }

        List<string> read = [];
        LogPage page;
        do
        {
            page = Read(next, limit: 7, TimeSpan.Zero);
            Assert.InRange(page.Events.Count, 0, 7);
            read.AddRange(TextsOf(page));
            next = page.Next;
        }
        while (page.Events.Count > 0);

        Assert.Equal(
            Enumerable.Range(1, 100).SelectMany(sequence => Texts(Key, sequence, 1 + (sequence % 4))), read);
    }

    [Fact]
    public void Read_FromEveryEventsPlace_GivesWhatComesAfterIt()
    {
        world.Open();
        LogPosition start = Read(from: null).Next;
        WriteMany(Key, 1, events: 3);
        WriteMany(Key, 2, events: 2);
        IReadOnlyList<LogEvent> all = Read(start).Events;

        for (int at = 0; at < all.Count - 1; at++)
        {
            Assert.Equal(all.Skip(at + 1).Select(Text), TextsOf(Read(all[at].Next)));
        }

        Assert.Empty(Read(all[^1].Next, wait: TimeSpan.Zero).Events);
    }

    [Fact]
    public void Read_NothingNew_WaitsForTheNextCommit()
    {
        world.Open();
        LogPosition next = Read(from: null).Next;
        Task<LogPage> waiting = world.Start(() => world.Engine.ReadLogAsync(Key, next, 10, Wait).AsTask());
        world.RunFor(TimeSpan.FromSeconds(5));
        Assert.False(waiting.IsCompleted);

        world.Write(Key, 1);
        world.RunUntil(() => waiting.IsCompleted, "the page");

        Assert.Equal(["default/a#1"], TextsOf(world.Run(() => waiting)));
    }

    [Fact]
    public void Read_NothingForTheWholeWait_AnswersAnEmptyPage()
    {
        world.Open();
        LogPosition next = Read(from: null).Next;
        DateTimeOffset before = world.Time.Now;

        LogPage page = Read(next);

        Assert.Empty(page.Events);
        Assert.Equal(Wait, world.Time.Now - before);
        world.Write(Key, 1);
        Assert.Equal(["default/a#1"], TextsOf(Read(page.Next)));
    }

    [Fact]
    public void Read_CommitThatFails_ShowsNothingOfIt()
    {
        world.Open();
        LogPosition next = Read(from: null).Next;
        world.Faults.Plan([.. Enumerable.Repeat(StoreFault.FailBefore, world.Options.CommitRetries + 1)]);
        Assert.ThrowsAny<InfrastructureException>(() => world.Write(Key, 1));
        Assert.Empty(Read(next, wait: TimeSpan.Zero).Events);

        world.Write(Key, 2);

        Assert.Equal(["default/a#2"], TextsOf(Read(next)));
    }

    [Fact]
    public void Read_CommitInFlight_ShowsItOnlyOnceItIsCommitted()
    {
        world.Open();
        LogPosition next = Read(from: null).Next;
        var gate = new TaskCompletionSource();
        world.Faults.Gate = gate.Task;
        Task write = world.Start(async () =>
        {
            await world.Engine.WriteAsync(new LedgerOwner("order", Key, "order"), Note.Of(Key, 1));
            return true;
        });
        world.RunFor(TimeSpan.FromSeconds(1));
        Assert.Empty(Read(next, wait: TimeSpan.Zero).Events);

        gate.SetResult();
        world.RunUntil(() => write.IsCompleted, "the commit");

        Assert.Equal(["default/a#1"], TextsOf(Read(next)));
    }

    [Fact]
    public void Read_AfterATakeOver_GoesOnFromTheSamePlace()
    {
        world.Open();
        LogPosition next = Read(from: null).Next;
        world.Write(Key, 1);
        world.Write(Key, 2);
        LogPosition after = Read(next).Events[0].Next;
        world.Crash();
        world.Open();
        world.Write(Key, 3);

        Assert.Equal(["default/a#2", "default/a#3"], TextsOf(Read(after)));
    }

    [Fact]
    public void Read_FromBeforeTheRetention_IsLostAndNotSilentlyShort()
    {
        world.Options.EventRetention = TimeSpan.FromHours(1);
        world.Open();
        LogPosition start = Read(from: null).Next;
        for (int sequence = 1; sequence <= 70; sequence++)
        {
            world.Write(Key, sequence);
        }

        LogPosition end = Read(from: null).Next;
        Assert.False(Read(start).IsLost);
        world.RunFor(TimeSpan.FromHours(2));
        world.Write(Key, 71);

        Assert.True(Read(start).IsLost);
        Assert.True(Read(start, limit: 0, TimeSpan.Zero).IsLost);
        Assert.False(Read(end, limit: 0, TimeSpan.Zero).IsLost);
        Assert.Equal(["default/a#71"], TextsOf(Read(end)));
        world.Crash();
        world.Open();
        Assert.True(Read(start).IsLost);
        Assert.Equal(["default/a#71"], TextsOf(Read(end)));
    }

    [Fact]
    public void Read_FromPastTheEnd_IsLost()
    {
        world.Open();
        LogPosition end = Read(from: null).Next;

        Assert.True(Read(end with { Commit = end.Commit + 1 }).IsLost);
    }

    [Fact]
    public void Read_MoreThanIsKeptInMemory_ComesFromTheStore()
    {
        world.Open();
        LogPosition next = Read(from: null).Next;
        for (int sequence = 1; sequence <= RecentLog.MaxEvents + 100; sequence++)
        {
            world.Write(Key, sequence);
        }

        List<string> read = [];
        while (read.Count < RecentLog.MaxEvents + 100)
        {
            LogPage page = Read(next, limit: 256, TimeSpan.Zero);
            Assert.NotEmpty(page.Events);
            read.AddRange(TextsOf(page));
            next = page.Next;
        }

        Assert.Equal(Enumerable.Range(1, RecentLog.MaxEvents + 100).Select(sequence => $"{Key}#{sequence}"), read);
    }

    [Fact]
    public void CloseLogs_SomebodyWaits_LetsThemGo()
    {
        world.Open();
        LogPosition next = Read(from: null).Next;
        Task<LogPage> waiting = world.Start(() => world.Engine.ReadLogAsync(Key, next, 10, Wait).AsTask());
        world.RunFor(TimeSpan.FromSeconds(1));
        DateTimeOffset before = world.Time.Now;

        world.Engine.CloseLogs();
        world.RunUntil(() => waiting.IsCompleted, "the end of the wait");

        Assert.Equal(before, world.Time.Now);
        Assert.IsType<BucketNotHeldException>(waiting.Exception!.InnerException);
    }

    private static IEnumerable<string> Texts(string key, int sequence, int events) =>
        Enumerable.Range(0, events).Select(at => $"{key}#{sequence}.{at}");

    private static IEnumerable<string> TextsOf(LogPage page) => page.Events.Select(Text);

    private static string Text(LogEvent logged) => (string)logged.Event.Payload;

    private LogPage Read(LogPosition? from, int limit = 1_000, TimeSpan? wait = null) =>
        world.Run(() => world.Engine.ReadLogAsync(Key, from, limit, wait ?? Wait).AsTask());

    private void WriteMany(string key, int sequence, int events)
    {
        var note = new Note { Text = $"{key}#{sequence}" };
        note.Parts.Events.AddRange(
            Texts(key, sequence, events).Select(text => new OutboxEvent("orders", key, sequence, text)));
        world.Run(() => world.Engine.WriteAsync(new LedgerOwner("order", key, "order"), note));
    }
}
