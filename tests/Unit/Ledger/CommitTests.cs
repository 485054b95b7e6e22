using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger;

public sealed class CommitTests
{
    private readonly LedgerWorld world = new(buckets: 1);

    [Fact]
    public void Write_Committed_ReadsBack()
    {
        world.Open();
        world.Write("default/a", 1);
        world.Write("default/a", 2);
        Assert.Equal("default/a#2", Read("default/a")!.Text);
        Assert.Null(Read("default/b"));
    }

    [Fact]
    public void Write_WhileACommitIsInFlight_SharesTheNextOne()
    {
        world.Open();
        int before = world.Faults.Batches.Count;
        var gate = new TaskCompletionSource();
        world.Faults.Gate = gate.Task;
        Task first = Issue("default/a", 1);
        world.RunUntil(() => world.Faults.Batches.Count == before + 1, "the first commit in flight");
        Task[] others = [.. Enumerable.Range(0, 10).Select(number => Issue($"default/{number}", 1))];
        world.RunFor(TimeSpan.FromSeconds(1));
        Assert.DoesNotContain(others, task => task.IsCompleted);
        gate.SetResult();
        world.RunUntil(() => first.IsCompleted && others.All(task => task.IsCompleted), "all commits");
        Assert.Equal(before + 2, world.Faults.Batches.Count);
    }

    [Fact]
    public void Write_SameStateTwiceInOneCommit_StoresTheLastAndKeepsAllEvents()
    {
        world.Open();
        _ = Issue("default/a", 1);
        world.Run(() => Issue("default/a", 2));
        world.RunUntil(() => world.Deliveries.TextsOf("keeper").Count == 2, "both events");
        Assert.Equal(["default/a#1", "default/a#2"], world.Deliveries.TextsOf("keeper"));
        Assert.Equal("default/a#2", Read("default/a")!.Text);
    }

    [Fact]
    public void Write_LeavesItsState_StoresOnlyTheRest()
    {
        world.Open();
        world.Write("default/a", 1);
        Note second = Note.Of("default/a", 2, index: "notes");
        second.Parts.LeavesState = true;
        world.Run(() => world.Engine.WriteAsync(Owner("default/a"), second));
        Assert.Equal("default/a#1", Read("default/a")!.Text);
        string[] kinds = [.. world.Faults.Batches[^1].Operations.Select(row => row.Key[..1])];
        Assert.Equal(["i", "e"], kinds);
    }

    [Theory]
    [InlineData(StoreFault.FailAfter)]
    [InlineData(StoreFault.FailBefore)]
    [InlineData(StoreFault.Throttle)]
    public void Write_StoreFailsOnce_IsCommittedOnceByTheIdenticalBatch(StoreFault fault)
    {
        world.Open();
        int before = world.Faults.Batches.Count;
        world.Faults.Plan(fault);
        world.Write("default/a", 1);
        CommitBatch[] tries = [.. world.Faults.Batches.Skip(before)];
        Assert.Equal(2, tries.Length);
        Assert.Same(tries[0], tries[1]);
        Assert.Equal(tries[0].Expected!.CommitNumber + 1, Head().CommitNumber);
    }

    [Fact]
    public void Write_OutcomeUnknownThenRefused_IsStillSettled()
    {
        world.Open();
        world.Faults.Plan(
            StoreFault.FailAfter, StoreFault.Throttle, StoreFault.Throttle, StoreFault.Throttle, StoreFault.Throttle,
            StoreFault.Throttle, StoreFault.Throttle);
        world.Write("default/a", 1);
        Assert.Equal("default/a#1", Read("default/a")!.Text);
    }

    [Fact]
    public void Write_StoreKeepsFailing_FailsWithWhatIsQueuedBehindAndHeals()
    {
        world.Open();
        long generation = world.Engine.Generation("default/a");
        world.Faults.Plan([.. Enumerable.Repeat(StoreFault.FailBefore, world.Options.CommitRetries + 1)]);
        Task first = Issue("default/a", 1);
        world.RunUntil(() => world.Faults.Batches.Count > 2, "the first try");
        Task behind = Issue("default/b", 1);
        world.RunUntil(() => first.IsCompleted && behind.IsCompleted, "both failures");
        Assert.IsType<StoreException>(first.Exception!.InnerException);
        Assert.IsType<StoreException>(behind.Exception!.InnerException);
        Assert.Equal(generation + 1, world.Engine.Generation("default/a"));
        Assert.Null(Read("default/b"));
        world.Write("default/a", 1);
        Assert.Equal("default/a#1", Read("default/a")!.Text);
    }

    [Fact]
    public void Write_DependsOnAFailedGeneration_Fails()
    {
        world.Open();
        long generation = world.Engine.Generation("default/a");
        world.Faults.Plan([.. Enumerable.Repeat(StoreFault.FailBefore, world.Options.CommitRetries + 1)]);
        Assert.Throws<StoreException>(() => world.Write("default/a", 1));
        Note dependent = Note.Of("default/b", 1);
        dependent.Parts.Generation = generation;
        var failure = Assert.Throws<InfrastructureException>(
            () => world.Run(() => world.Engine.WriteAsync(Owner("default/b"), dependent)));
        Assert.Equal("ledger_write_superseded", failure.Code);
        Assert.Null(Read("default/b"));
    }

    [Fact]
    public void Write_AfterAnotherOwnerTookOver_FailsAndChangesNothing()
    {
        LedgerEngine stale = world.Open();
        world.Open();
        world.Write("default/a", 1);
        Assert.Throws<BucketLostException>(
            () => world.Run(() => stale.WriteAsync(Owner("default/a"), Note.Of("default/a", 99))));
        Assert.Equal("default/a#1", Read("default/a")!.Text);
        Assert.Throws<InfrastructureException>(
            () => world.Run(() => stale.WriteAsync(Owner("default/a"), Note.Of("default/a", 100))));
    }

    [Fact]
    public void Write_LargerThanARow_IsRefusedAndBlocksNothing()
    {
        world.Open();
        var huge = new Note { Text = new string('x', MemoryStore.TableLimits.RowSizeBytes) };
        var failure = Assert.Throws<InfrastructureException>(
            () => world.Run(() => world.Engine.WriteAsync(Owner("default/a"), huge)));
        Assert.False(failure.Retryable);
        world.Write("default/b", 1);
        Assert.Equal("default/b#1", Read("default/b")!.Text);
    }

    [Fact]
    public void Write_TooManyQueued_IsRefusedAsOverloaded()
    {
        world.Options.MaxQueuedWrites = 3;
        world.Open();
        world.Faults.Gate = new TaskCompletionSource().Task;
        _ = Issue("default/0", 1);
        world.RunFor(TimeSpan.FromSeconds(1));
        _ = Issue("default/1", 1);
        _ = Issue("default/2", 1);
        _ = Issue("default/3", 1);
        var failure = Assert.Throws<InfrastructureException>(
            () => { _ = world.Engine.WriteAsync(Owner("default/4"), Note.Of("default/4", 1)); });
        Assert.Equal("ledger_overloaded", failure.Code);
    }

    [Fact]
    public void Write_ClockStepsBack_TimesStillIncrease()
    {
        world.Open();
        var stamps = new List<DateTimeOffset>();
        for (int number = 0; number < 5; number++)
        {
            Note note = Note.Of("default/a", number);
            world.Run(() => world.Engine.WriteAsync(Owner("default/a"), note));
            stamps.Add(note.CommittedAt);
        }

        // A new process whose clock is an hour behind.
        var behind = new LedgerWorldOnStore(world.Store, world.Time.Now.AddHours(-1));
        stamps.Add(behind.Write("default/a"));
        Assert.Equal(stamps.Distinct().Order(), stamps);
    }

    [Fact]
    public void Read_WhileAWriteIsInFlight_WaitsForIt()
    {
        world.Open();
        var gate = new TaskCompletionSource();
        world.Faults.Gate = gate.Task;
        _ = Issue("default/a", 1);
        Task<Note?> read = world.Start(
            () => world.Engine.ReadStateAsync<Note>("order", "default/a", CancellationToken.None).AsTask());
        world.RunFor(TimeSpan.FromSeconds(1));
        Assert.False(read.IsCompleted);
        gate.SetResult();
        Assert.Equal("default/a#1", world.Run(() => read)!.Text);
    }

    private static LedgerOwner Owner(string key) => new("order", key, "order");

    private Task Issue(string key, long sequence) => world.Engine.WriteAsync(Owner(key), Note.Of(key, sequence));

    private Note? Read(string key) =>
        world.Run(() => world.Engine.ReadStateAsync<Note>("order", key, CancellationToken.None).AsTask());

    private Head Head() => world.Run(() => world.Store.ReadHeadAsync(0, CancellationToken.None).AsTask())!;

    [Fact]
    public void Write_EventsLargerThanARow_IsRefusedAndBlocksNothing()
    {
        world.Open();
        var huge = new Note { Text = "small" };
        string payload = new('x', MemoryStore.TableLimits.RowSizeBytes - 100);
        huge.Parts.Events.Add(new OutboxEvent("orders", "default/a", 1, payload));
        var failure = Assert.Throws<InfrastructureException>(
            () => world.Run(() => world.Engine.WriteAsync(Owner("default/a"), huge)));
        Assert.Equal(("ledger_write_too_large", false), (failure.Code, failure.Retryable));
        world.Write("default/b", 1);
        Assert.Equal("default/b#1", Read("default/b")!.Text);
    }
}
