using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger.Ownership;

public sealed class TakeOverTests
{
    private static readonly TimeSpan Lease = new OwnershipOptions().Lease;
    private readonly ClusterWorld world = new(buckets: 16);

    [Fact]
    public void Kill_OneOfThree_ItsBucketsAreTakenAfterTheLeaseAndNotBefore()
    {
        world.Join(3);
        TestSilo killed = world.Silos[1];
        int[] its = [.. killed.Held];
        world.RunFor(TimeSpan.FromSeconds(10));
        world.Openings.Clear();
        DateTimeOffset killedAt = world.Time.Now;
        world.Kill(killed);
        world.Until(world.IsEven, "the other silos to take over");
        Assert.Equal(its.Order(), world.Openings.Select(opening => opening.Bucket).Order());
        Assert.All(world.Openings, opening => Assert.InRange(
            opening.At, killedAt + Lease - new OwnershipOptions().RenewInterval, killedAt + TimeSpan.FromSeconds(4.5)));
        Assert.Equal(2, world.Silos[0].Ownership.Owners.Members.Count);
    }

    [Fact]
    public void Kill_UnderWrites_NothingAcknowledgedIsLostAndEventsGoOn()
    {
        world.Join(2);
        string[] keys = [.. Enumerable.Range(0, world.Buckets).Select(world.KeyIn)];
        foreach (string key in keys)
        {
            world.Write(key, 1);
        }

        TestSilo killed = world.Silos[0];
        world.Kill(killed);
        world.Until(world.IsEven, "the other silo to take over");
        foreach (string key in keys)
        {
            Assert.Equal($"{key}#1", world.Stored(key));
            world.Write(key, 2);
        }

        world.RunFor(TimeSpan.FromSeconds(5));
        foreach (string key in keys)
        {
            Assert.Contains($"{key}#2", world.Silos[0].Deliveries.TextsOf("keeper"));
            Assert.Contains(
                $"{key}#1",
                killed.Deliveries.TextsOf("keeper").Concat(world.Silos[0].Deliveries.TextsOf("keeper")));
        }
    }

    [Fact]
    public void Kill_WithDueMessages_TheyComeWithinASecondOfTheTakeOver()
    {
        world.Join(2);
        TestSilo killed = world.Silos[0];
        string key = world.KeyIn(killed.Held.First());
        var note = new Note { Text = key };
        note.Parts.Due.Add(new DueChange("deadline", world.Time.Now.AddSeconds(2), false));
        world.Run(killed.Scheduler, () => killed.Engine.WriteAsync(ClusterWorld.Owner(key), note));
        world.Kill(killed);
        world.Until(world.IsEven, "the other silo to take over");
        world.RunFor(TimeSpan.FromSeconds(1));
        Assert.Equal(key, Assert.Single(world.Silos[0].Deliveries.Due).Message.Key);
    }

    [Fact]
    public void Kill_SeveralChallengers_EachBucketHasOneHolder()
    {
        for (int seed = 1; seed <= 10; seed++)
        {
            var many = new ClusterWorld(buckets: 16, seed);
            many.Join(6);
            many.RunFor(TimeSpan.FromSeconds(5));
            many.Openings.Clear();
            many.Kill(many.Silos[0]);
            many.Kill(many.Silos[0]);
            many.Until(many.IsEven, "four silos to share the buckets");
            many.RunFor(TimeSpan.FromSeconds(5));
            Assert.Equal(16, many.Silos.Sum(silo => silo.Held.Count()));
            Assert.Equal(16, many.Silos.SelectMany(silo => silo.Held).Distinct().Count());
        }
    }

    [Fact]
    public void Kill_TheOnlySilo_TheNextOneTakesOverAfterTheLease()
    {
        world.Join();
        world.Write("default/a", 1);
        DateTimeOffset killedAt = world.Time.Now;
        world.Kill(world.Silos[0]);
        world.Join();
        Assert.InRange(world.Time.Now - killedAt, Lease, TimeSpan.FromSeconds(5));
        Assert.Equal("default/a#1", world.Stored("default/a"));
    }

    [Fact]
    public void Freeze_ForAMinute_ItCanWriteNothingAnswersNothingAndRejoins()
    {
        world.Join(2);
        TestSilo frozen = world.Silos[0];
        string id = frozen.Ownership.SiloId;
        int bucket = frozen.Held.First();
        string key = world.KeyIn(bucket);
        world.Write(key, 1);
        LoadedState<Note> loaded = Load(frozen, key);
        frozen.Scheduler.Freeze();
        world.Silos.Remove(frozen);
        world.RunFor(TimeSpan.FromMinutes(1));
        Assert.False(frozen.Ownership.MayAnswer(bucket));
        Assert.Equal(16, world.Silos[0].Held.Count());
        world.Write(key, 2);
        Task write = frozen.Scheduler.Start(async () => await frozen.Engine.WriteAsync(
            ClusterWorld.Owner(key) with { Epoch = loaded.Epoch }, Note.Of(key, 99)));
        frozen.Told.Clear();
        frozen.Scheduler.Thaw();
        Assert.False(frozen.Ownership.MayAnswer(bucket));
        world.Until(() => write.IsCompleted, "the woken silo's write");
        Assert.IsAssignableFrom<InfrastructureException>(write.Exception!.InnerException);
        world.Silos.Add(frozen);
        world.Until(world.IsEven, "the woken silo to take part again");
        Assert.Contains($"drop {bucket}", frozen.Told);
        Assert.NotEqual(id, frozen.Ownership.SiloId);
        Assert.Equal($"{key}#2", world.Stored(key));
    }

    [Fact]
    public void Freeze_ShorterThanTheLease_NothingMoves()
    {
        world.Join(2);
        world.RunFor(TimeSpan.FromSeconds(2));
        long version = world.Silos[1].Ownership.Owners.Version;
        TestSilo frozen = world.Silos[0];
        int bucket = frozen.Held.First();
        frozen.Scheduler.Freeze();
        world.RunFor(TimeSpan.FromSeconds(2.2));
        frozen.Scheduler.Thaw();
        world.RunFor(TimeSpan.FromSeconds(5));
        Assert.Equal(version, world.Silos[1].Ownership.Owners.Version);
        Assert.True(frozen.Ownership.MayAnswer(bucket));
    }

    [Fact]
    public void Freeze_LongerThanTheLease_StopsAnsweringBeforeAnybodyTakesOver()
    {
        for (int seed = 1; seed <= 20; seed++)
        {
            var many = new ClusterWorld(buckets: 4, seed);
            many.Join(2);
            TestSilo frozen = many.Silos[0];
            int bucket = frozen.Held.First();
            many.Openings.Clear();
            frozen.Scheduler.Freeze();
            many.Until(() => !frozen.Ownership.MayAnswer(bucket), "the lease to end");
            Assert.Empty(many.Openings);
            many.Until(() => many.Openings.Count > 0, "the take-over");
            frozen.Scheduler.Thaw();
            Assert.False(frozen.Ownership.MayAnswer(bucket));
        }
    }

    [Fact]
    public void Freeze_BeforeItsTakeOverReadsTheHead_TakesNothingFromTheRightfulOwner()
    {
        TestSilo owner = world.Join()[0];
        TestSilo fresh = world.Start();
        int? moved = null;
        world.Faults.Called = call =>
        {
            if (moved is null && call is { Kind: StoreCallKind.ReadHead, Bucket: >= 0 }
                && TaskScheduler.Current == fresh.Scheduler)
            {
                moved = call.Bucket;
                fresh.Scheduler.Freeze();
            }
        };
        world.Until(() => moved is not null, "the new silo to open its first bucket");
        world.Silos.Remove(fresh);
        world.Until(world.IsEven, "the old silo to have everything again");
        fresh.Scheduler.Thaw();
        world.RunFor(TimeSpan.FromMilliseconds(100));
        world.Write(world.KeyIn(moved!.Value), 1);
        Assert.Empty(owner.HeldAtDrop);
        Assert.DoesNotContain($"drop {moved}", owner.Told);
    }

    [Fact]
    public void Freeze_IndexReadRightAfterwards_HoldsWhatTheNewOwnerCommitted()
    {
        world.Join(2);
        TestSilo frozen = world.Silos[0];
        string key = world.KeyIn(frozen.Held.First());
        frozen.Scheduler.Freeze();
        world.Silos.Remove(frozen);
        world.Until(world.IsEven, "the other silo to take over");
        world.Write(key, 1);
        var query = new IndexQuery { Index = "all", Partition = "all" };
        Task<IndexPage> read = frozen.Scheduler.Start(
            async () => await frozen.Engine.ReadIndexAsync(query, CancellationToken.None));
        frozen.Scheduler.Thaw();
        IndexPage page = world.Run(world.Scheduler, () => read);
        Assert.Equal(key, Assert.Single(page.Items).Key);
    }

    private LoadedState<Note> Load(TestSilo silo, string key) => world.Run(
        silo.Scheduler,
        () => silo.Engine.LoadStateAsync<Note>("order", key, CancellationToken.None).AsTask());
}
