using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger.Ownership;

public sealed class OutageTests
{
    private readonly ClusterWorld world = new(buckets: 16);

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(600)]
    public void Away_ForSeconds_NobodyExpiresAndNothingMoves(int seconds)
    {
        long version = Settled();
        world.Faults.IsAway = true;
        world.RunFor(TimeSpan.FromSeconds(seconds));
        world.Faults.IsAway = false;
        Recovered(version);
    }

    [Fact]
    public void Hangs_ForLong_NobodyExpiresAndNothingMoves()
    {
        long version = Settled();
        world.Faults.Hangs = true;
        world.RunFor(TimeSpan.FromSeconds(60));
        world.Faults.Hangs = false;
        Recovered(version);
    }

    [Fact]
    public void Away_ForWritesOnly_NobodyExpires()
    {
        long version = Settled();
        world.Faults.Commit = _ => StoreFault.FailBefore;
        world.RunFor(TimeSpan.FromSeconds(60));
        world.Faults.Commit = _ => null;
        Recovered(version);
    }

    [Fact]
    public void Away_LongerThanTheLease_NobodyAnswersMeanwhile()
    {
        Settled();
        world.Faults.IsAway = true;
        world.RunFor(TimeSpan.FromSeconds(3));
        Assert.All(world.Silos, silo => Assert.False(silo.Ownership.MayAnswer(silo.Held.First())));
    }

    [Fact]
    public void Fails_OnceInAWhile_KeepsEverybody()
    {
        long version = Settled();
        world.Faults.Percent = 15;
        world.RunFor(TimeSpan.FromMinutes(2));
        world.Faults.Percent = 0;
        Recovered(version);
    }

    [Fact]
    public void Commit_BucketIsLostWhileTheOutcomeIsUnknown_SettlesRight()
    {
        world.Join(2);
        TestSilo owner = world.Silos[0];
        int bucket = owner.Held.First();
        string key = world.KeyIn(bucket);
        world.Write(key, 1);

        // Done, but the answer is lost; then the silo stands still until another one has the bucket.
        world.Faults.Commit = batch => batch.Bucket == bucket ? StoreFault.FailAfter : null;
        Task write = owner.Scheduler.Start(
            async () => await owner.Engine.WriteAsync(ClusterWorld.Owner(key), Note.Of(key, 2, "all")));
        world.RunFor(TimeSpan.FromMilliseconds(30));
        owner.Scheduler.Freeze();
        world.Silos.Remove(owner);
        world.Faults.Commit = _ => null;
        world.Until(world.IsEven, "the other silo to take over");
        Assert.False(write.IsCompleted);
        Assert.Equal($"{key}#2", world.Stored(key));
        world.Write(key, 3);
        owner.Scheduler.Thaw();
        world.Until(() => write.IsCompleted, "the write to be settled");
        Assert.False(owner.Ownership.MayAnswer(bucket));
        world.RunFor(TimeSpan.FromSeconds(10));
        Assert.Equal($"{key}#3", world.Stored(key));
    }

    private long Settled()
    {
        world.Join(3);
        world.RunFor(TimeSpan.FromSeconds(5));
        world.Openings.Clear();
        return world.Silos[0].Ownership.Owners.Version;
    }

    private void Recovered(long version)
    {
        world.Until(
            () => world.Silos.All(silo => silo.Ownership.MayAnswer(silo.Held.First())), "all silos to answer again");
        world.RunFor(TimeSpan.FromSeconds(15));
        Assert.Empty(world.Openings);
        Assert.Equal(version, world.Silos[0].Ownership.Owners.Version);
        Assert.Equal(3, world.Silos[0].Ownership.Owners.Members.Count);
        world.Write("default/after", 1);
    }
}
