using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger.Ownership;

public sealed class JoinTests
{
    private readonly ClusterWorld world = new();

    [Fact]
    public void Join_OneThreeFiveTwo_StaysEvenAndMovesLittle()
    {
        world.Join();
        Assert.Equal(64, world.Silos[0].Held.Count());
        TestSilo?[] one = world.Holders();
        world.Join(2);
        TestSilo?[] three = world.Holders();
        Assert.InRange(Moved(one, three), 42, 43);
        world.Join(2);
        TestSilo?[] five = world.Holders();
        Assert.InRange(Moved(three, five), 24, 28);
        foreach (TestSilo silo in world.Silos.Skip(2).ToArray())
        {
            world.Leave(silo);
            world.Until(world.IsEven, "the buckets to be even again");
        }

        Assert.Equal([32, 32], world.Silos.Select(silo => silo.Held.Count()));
    }

    [Fact]
    public void Join_TenAtOnce_AllTakePart()
    {
        world.Join(10);
        Assert.Equal([6, 6, 6, 6, 6, 6, 7, 7, 7, 7], world.Silos.Select(silo => silo.Held.Count()).Order());
        Assert.Equal(10, world.Silos[0].Ownership.Owners.Members.Count);
    }

    [Fact]
    public void Join_SilentWhileItStarts_KeepsItsPlaceForFourLeases()
    {
        world.Join();
        TestSilo slow = world.Start(takesPart: false);
        slow.Scheduler.Freeze();

        world.RunFor(TimeSpan.FromSeconds(11));
        Assert.Equal(2, world.Silos[0].Ownership.Owners.Members.Count);

        world.RunFor(TimeSpan.FromSeconds(3));
        Assert.Single(world.Silos[0].Ownership.Owners.Members);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Join_StoreFailsForAMoment_JoinsOnce(bool isDone)
    {
        int left = 3;
        world.Faults.Commit = batch => IsOfTheTable(batch) && left-- > 0
            ? isDone ? StoreFault.FailAfter : StoreFault.FailBefore
            : null;

        world.Join();

        Assert.True(left < 0);
        Assert.Equal(world.Silos[0].Ownership.SiloId, Assert.Single(world.Silos[0].Ownership.Owners.Members).Id);
    }

    [Fact]
    public void Join_StoreStaysAway_IsGivenUp()
    {
        world.Faults.Commit = batch => IsOfTheTable(batch) ? StoreFault.FailBefore : null;

        Assert.ThrowsAny<InfrastructureException>(() => world.Start());

        Assert.Equal(10, world.Faults.Batches.Count(IsOfTheTable));
    }

    [Fact]
    public void Join_TableIsRead_NamesEveryOwnerAndItsAddress()
    {
        world.Join(3);
        world.RunFor(TimeSpan.FromSeconds(2));
        OwnerTable table = world.Silos[0].Ownership.Owners;
        for (int bucket = 0; bucket < world.Buckets; bucket++)
        {
            TestSilo holder = world.Holders()[bucket]!;
            Assert.Equal(holder.Ownership.SiloId, table.OwnerOf(bucket)!.Id);
            Assert.Equal($"silo{holder.Number}:1@1", table.OwnerOf(bucket)!.Address);
            Assert.Equal(world.HeadOf(bucket)!.Epoch, table.EpochOf(bucket));
        }
    }

    [Fact]
    public void Join_AfterAProcessThatHadTheStoreForItself_GoesOnFromItsHeads()
    {
        var alone = new LedgerWorldOnStore(world.Store, world.Time.Now);
        world.Faults.Delay = TimeSpan.Zero;
        alone.Write("default/a");
        int bucket = KeyHash.BucketOf("default/a", 64);
        Head before = world.HeadOf(bucket)!;
        world.Join();
        Head after = world.HeadOf(bucket)!;
        Assert.Equal((before.Epoch + 1, before.CommitNumber), (after.Epoch, after.CommitNumber));
        Assert.Equal("default/a#1", world.Stored("default/a"));
        world.Write("default/a", 2);
        Assert.Equal("default/a#2", world.Stored("default/a"));
    }

    [Fact]
    public void Renew_TenSilosOnOneHead_AllKeepTheirPlace()
    {
        world.Faults.Delay = TimeSpan.FromMilliseconds(30);
        world.Join(10);
        world.RunFor(TimeSpan.FromSeconds(5));
        long version = world.Silos[0].Ownership.Owners.Version;
        int before = world.Faults.Batches.Count(batch => batch.Bucket == ControlPartition.Number);
        world.RunFor(TimeSpan.FromMinutes(1));
        int tried = world.Faults.Batches.Count(batch => batch.Bucket == ControlPartition.Number) - before;
        TestContext.Current.TestOutputHelper!.WriteLine($"{tried} commits tried for 10 silos in a minute");
        Assert.Equal(version, world.Silos[0].Ownership.Owners.Version);
        Assert.Equal(10, world.Silos[0].Ownership.Owners.Members.Count);
        Assert.All(world.Silos, silo => Assert.True(silo.Ownership.MayAnswer(silo.Held.First())));
        Assert.InRange(tried, 10 * 100, 10 * 60 * 2 * 4);
    }

    [Fact]
    public void Renew_ThreeSilosOnASlowStore_NoneStopsAnswering()
    {
        world.Join(3);
        world.RunFor(TimeSpan.FromSeconds(5));
        world.Faults.Delay = TimeSpan.FromMilliseconds(150);
        int silent = 0;
        for (int step = 0; step < 1_200; step++)
        {
            world.RunFor(TimeSpan.FromMilliseconds(100));
            silent += world.Silos.Count(silo => !silo.Ownership.IsLeaseValid);
        }

        Assert.Equal(0, silent);
        Assert.Equal(3, world.Silos[0].Ownership.Owners.Members.Count);
    }

    private static bool IsOfTheTable(CommitBatch batch) =>
        batch.Operations.Any(static row => row.Key == ControlRow.Key);

    private static int Moved(TestSilo?[] before, TestSilo?[] after) =>
        Enumerable.Range(0, before.Length).Count(bucket => before[bucket] != after[bucket]);

    [Fact]
    public void Refresh_AtEveryMisdirectedCall_IsOneReasonToRead()
    {
        TestSilo silo = world.Join()[0];
        world.RunFor(TimeSpan.FromSeconds(5));
        int reads = 0;
        world.Faults.Called = call =>
            reads += call is { Kind: StoreCallKind.Get, Bucket: ControlPartition.Number } ? 1 : 0;
        for (int millisecond = 0; millisecond < 1_000; millisecond++)
        {
            silo.Ownership.Refresh();
            world.RunFor(TimeSpan.FromMilliseconds(1));
        }

        Assert.InRange(reads, 2, 1_000 / 50 + 2);
    }

    [Fact]
    public void OwnersChanged_AListenerFails_TheTableIsStillFollowedAndTheOthersAreTold()
    {
        TestSilo first = world.Join()[0];
        int told = 0;
        first.Ownership.OwnersChanged += _ => throw new KeyNotFoundException("a listener's fault");
        first.Ownership.OwnersChanged += _ => told++;
        world.Join();
        Assert.NotEqual(0, told);
        int before = told;
        world.Join();
        Assert.True(told > before, $"Told {told} times, {before} before the last silo joined.");
    }
}
