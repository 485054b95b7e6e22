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
        var lost = Assert.IsType<BucketLostException>(write.Exception!.InnerException);
        Assert.True(lost.OutcomeUnknown);
        Assert.Contains("unknown", lost.Message, StringComparison.Ordinal);
        Assert.False(owner.Ownership.MayAnswer(bucket));
        world.RunFor(TimeSpan.FromSeconds(10));
        Assert.Equal($"{key}#3", world.Stored(key));
    }

    [Fact]
    public void Commit_StoreBreaksTheLoop_WritersAreToldAndTheBucketOpensAgain()
    {
        world.Join();
        TestSilo silo = world.Silos[0];
        string key = world.KeyIn(3);
        long epoch = world.HeadOf(3)!.Epoch;
        world.Faults.Commit = batch =>
            batch.Bucket == 3 ? throw new KeyNotFoundException("a fault of the store") : null;
        Task write = silo.Scheduler.Start(
            async () => await silo.Engine.WriteAsync(ClusterWorld.Owner(key), Note.Of(key, 1)));
        world.Until(() => write.IsCompleted, "the write to fail");
        Assert.True(Assert.IsType<BucketLostException>(write.Exception!.InnerException).OutcomeUnknown);
        world.Faults.Commit = _ => null;
        world.Until(world.IsEven, "the bucket to be open again");
        Assert.Equal(epoch + 1, world.HeadOf(3)!.Epoch);
        world.Write(key, 2);
    }

    [Fact]
    public void LosesControl_AnswersNeverCome_TheLoopGoesOnAfterwards()
    {
        long version = Settled();
        world.Faults.LosesControl = true;
        world.RunFor(TimeSpan.FromSeconds(1));
        world.Faults.LosesControl = false;
        Recovered(version);
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
