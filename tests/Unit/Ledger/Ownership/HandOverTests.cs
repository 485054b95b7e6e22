using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger.Ownership;

public sealed class HandOverTests
{
    private readonly ClusterWorld world = new(buckets: 16);

    [Fact]
    public void Leave_UnderWrites_LosesNothingAndDeliversEveryEvent()
    {
        world.Join(3);
        string[] keys = [.. Enumerable.Range(0, 40).Select(number => $"default/{number}")];
        var acknowledged = new Dictionary<string, long>(StringComparer.Ordinal);
        bool done = false;
        Task[] writers = [.. keys.Select(key => world.Scheduler.Start(() => WriteOnAsync(key)))];
        world.RunFor(TimeSpan.FromSeconds(1));
        TestSilo leaving = world.Silos[0];
        world.Leave(leaving);
        world.Until(world.IsEven, "the others to have all buckets");
        world.Join();
        world.RunFor(TimeSpan.FromSeconds(1));
        done = true;
        world.Until(() => writers.All(writer => writer.IsCompleted), "the writers to end");
        world.RunFor(TimeSpan.FromSeconds(30));
        foreach (string key in keys)
        {
            Assert.Equal($"{key}#{acknowledged[key]}", world.Stored(key));
            string[] delivered =
            [
                .. world.Silos.Append(leaving).SelectMany(silo => silo.Deliveries.TextsOf("keeper"))
                    .Where(text => text.StartsWith($"{key}#", StringComparison.Ordinal)).Distinct(),
            ];
            Assert.Equal(
                Enumerable.Range(1, (int)acknowledged[key]).Select(sequence => $"{key}#{sequence}").Order(),
                delivered.Order());
        }

        async Task WriteOnAsync(string key)
        {
            for (long sequence = 1; !done; sequence++)
            {
                while (!await TryAsync(key, sequence))
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(20), world.Time);
                }

                acknowledged[key] = sequence;
                await Task.Delay(TimeSpan.FromMilliseconds(30), world.Time);
            }
        }
    }

    [Fact]
    public void Leave_OldOwner_TakesNoWriteAfterwards()
    {
        world.Join(2);
        TestSilo leaving = world.Silos[0];
        string key = world.KeyIn(leaving.Held.First());
        world.Leave(leaving);
        var failure = Assert.Throws<BucketNotHeldException>(() => world.Run(
            leaving.Scheduler, () => leaving.Engine.WriteAsync(ClusterWorld.Owner(key), Note.Of(key, 1))));
        Assert.Equal(("bucket_moved", true), (failure.Code, failure.Retryable));
        Assert.DoesNotContain(leaving.Told, told => told.StartsWith("drop", StringComparison.Ordinal));
        world.Until(
            () => world.Silos[0].Ownership.Owners.Find(leaving.Ownership.SiloId) is null,
            "the other silo to read that it is gone");
    }

    [Fact]
    public void Leave_EachBucket_IsAwayForAMomentOnly()
    {
        world.Join(3);
        TestSilo leaving = world.Silos[0];
        var closedAt = new Dictionary<int, DateTimeOffset>();
        leaving.Released = bucket => closedAt[bucket] = world.Time.Now;
        world.Openings.Clear();
        world.Leave(leaving);
        world.Until(world.IsEven, "the others to have all buckets");
        TimeSpan[] away = [.. world.Openings.Select(opening => opening.At - closedAt[opening.Bucket])];
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{away.Length} buckets, each away for at most {away.Max().TotalMilliseconds} ms");
        Assert.Equal(closedAt.Count, away.Length);
        Assert.InRange(away.Max(), TimeSpan.Zero, TimeSpan.FromMilliseconds(300));
    }

    [Fact]
    public void Leave_TheLastSilo_LetsEverythingGoAndTheNextOneStartsAtOnce()
    {
        world.Join();
        world.Write("default/a", 1);
        world.Leave(world.Silos[0]);
        DateTimeOffset stoppedAt = world.Time.Now;
        world.Join();
        Assert.InRange(world.Time.Now - stoppedAt, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        Assert.Equal("default/a#1", world.Stored("default/a"));
    }

    [Fact]
    public void Leave_HostDoesNotRelease_MovesAnywayAfterTheLimit()
    {
        world.Join(2);
        TestSilo leaving = world.Silos[0];
        int bucket = leaving.Held.First();
        leaving.ReleaseTime = TimeSpan.FromHours(1);
        world.Leave(leaving);
        world.Until(world.IsEven, "the other silo to have all buckets");
        Assert.Contains($"drop {bucket}", leaving.Told);
        Assert.Empty(leaving.HeldAtDrop);
    }

    [Fact]
    public void Leave_HostFailsToRelease_MovesAtOnceAndItsGrainsAreDropped()
    {
        world.Join(2);
        TestSilo leaving = world.Silos[0];
        int bucket = leaving.Held.First();
        leaving.ReleaseFailure = new InvalidOperationException("a grain that cannot end");
        DateTimeOffset from = world.Time.Now;
        world.Leave(leaving);
        Assert.InRange(world.Time.Now - from, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        world.Until(world.IsEven, "the other silo to have all buckets");
        Assert.Contains($"drop {bucket}", leaving.Told);
        Assert.Empty(leaving.HeldAtDrop);
    }

    [Fact]
    public void Move_WithDueMessages_TheyComeAtTheNewOwner()
    {
        world.Join();
        TestSilo old = world.Silos[0];
        foreach (int bucket in Enumerable.Range(0, world.Buckets))
        {
            string key = world.KeyIn(bucket);
            var note = new Note { Text = key };
            note.Parts.Due.Add(new DueChange("deadline", world.Time.Now.AddSeconds(30), false));
            world.Run(old.Scheduler, () => old.Engine.WriteAsync(ClusterWorld.Owner(key), note));
        }

        world.Join();
        TestSilo fresh = world.Silos[1];
        world.RunFor(TimeSpan.FromSeconds(32));
        Assert.Equal(8, fresh.Deliveries.Due.Count);
        Assert.Equal(8, old.Deliveries.Due.Count);
        Assert.All(fresh.Deliveries.Due, due => Assert.True(fresh.Ownership.IsHeld(due.Message.Key)));
    }

    [Fact]
    public void Move_BucketComesBack_AStateLoadedBeforeCannotBeWritten()
    {
        world.Join();
        TestSilo old = world.Silos[0];
        LoadedState<Note>[] loaded = [.. Enumerable.Range(0, world.Buckets).Select(bucket => Load(old, bucket))];
        TestSilo other = world.Join()[0];
        int moved = other.Held.First();
        world.Leave(other);
        world.Until(world.IsEven, "the buckets to come back");
        string key = world.KeyIn(moved);
        LedgerOwner stale = ClusterWorld.Owner(key) with { Epoch = loaded[moved].Epoch };
        Assert.Throws<BucketNotHeldException>(() => world.Run(
            old.Scheduler, () => old.Engine.WriteAsync(stale, Note.Of(key, 1))));
        LedgerOwner current = stale with { Epoch = Load(old, moved).Epoch };
        world.Run(old.Scheduler, () => old.Engine.WriteAsync(current, Note.Of(key, 1)));
        Assert.Equal($"{key}#1", world.Stored(key));
    }

    private LoadedState<Note> Load(TestSilo silo, int bucket) => world.Run(
        silo.Scheduler,
        () => silo.Engine.LoadStateAsync<Note>("order", world.KeyIn(bucket), CancellationToken.None).AsTask());

    private async Task<bool> TryAsync(string key, long sequence)
    {
        if (world.Silos.Find(silo => silo.Ownership.IsHeld(key)) is not { } holder)
        {
            return false;
        }

        try
        {
            await holder.Scheduler.Start(
                async () => await holder.Engine.WriteAsync(ClusterWorld.Owner(key), Note.Of(key, sequence, "all")));
            return true;
        }
        catch (InfrastructureException failure)
        {
            Assert.True(failure.Retryable);
            return false;
        }
    }
}
