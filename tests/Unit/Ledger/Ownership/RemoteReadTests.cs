using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger.Ownership;

public sealed class RemoteReadTests
{
    private static readonly string[] Keys = [.. Enumerable.Range(0, 30).Select(number => $"default/{number}")];
    private readonly ClusterWorld world = new(buckets: 16);

    [Fact]
    public void ReadIndex_FromAnySiloOrClient_MergesAllBuckets()
    {
        WriteAll();
        foreach (LedgerEngine engine in (LedgerEngine[])[world.Silos[0].Engine, world.Silos[1].Engine, world.Attach()])
        {
            IndexPage page = Read(engine, new IndexQuery { Index = "all", Partition = "all" });
            Assert.Equal(Keys.Order(), page.Items.Select(item => item.Key).Order());
            Assert.Equal(page.Items.OrderByDescending(item => item.Stamp), page.Items);
        }
    }

    [Fact]
    public void ReadIndex_WalkFromAClient_HoldsWhatWasCommittedBeforeIt()
    {
        WriteAll();
        LedgerEngine client = world.Attach();
        var query = new IndexQuery { Index = "all", Partition = "all", Limit = 7 };
        IndexPage page = Read(client, query);
        var walked = new List<string>(page.Items.Select(item => item.Key));
        world.Write("default/later", 1);
        while (page.Items.Count == query.Limit)
        {
            page = Read(client, query with { After = page.Items[^1], Bounds = page.Bounds });
            walked.AddRange(page.Items.Select(item => item.Key));
        }

        Assert.Equal(Keys.Order(), walked.Order());
    }

    [Fact]
    public void ReadIndex_CommitOfWhichItsOwnerHasNotHeard_IsSeenByTheOwnerAsByOthers()
    {
        world.Join(2);
        TestSilo owner = world.HolderOf(Keys[0])!;
        bool isDone = false;
        bool isHeard = false;
        world.Faults.Commit = batch =>
        {
            if (isHeard || !batch.Operations.Any(row => row.Key == RowKey.State(Keys[0], "order")))
            {
                return null;
            }

            StoreFault fault = isDone ? StoreFault.FailBefore : StoreFault.FailAfter;
            isDone = true;
            return fault;
        };

        // Awaited there: the write's own task tells whoever follows it on a thread of the pool.
        Task write = owner.Scheduler.Start(
            async () => await owner.Engine.WriteAsync(ClusterWorld.Owner(Keys[0]), Note.Of(Keys[0], 1, "all")));
        world.Until(() => isDone && world.Stored(Keys[0]) is not null, "the commit");

        var query = new IndexQuery { Index = "all", Partition = "all" };
        Assert.Equal([Keys[0]], Read(world.Attach(), query).Items.Select(item => item.Key));
        Assert.Equal([Keys[0]], Read(owner.Engine, query).Items.Select(item => item.Key));
        Assert.False(write.IsCompleted, "The owner has heard of it: the test shows nothing.");
        isHeard = true;
        world.Until(() => write.IsCompleted, "the owner to hear of it");
        Assert.Equal(TaskStatus.RanToCompletion, write.Status);
    }

    [Fact]
    public void ReadState_OfABucketHeldElsewhere_ReadsTheStore()
    {
        WriteAll();
        TestSilo silo = world.Silos[0];
        string key = Keys.First(candidate => !silo.Ownership.IsHeld(candidate));
        Note? note = world.Run(silo.Scheduler, () => silo.Engine.ReadStateAsync<Note>(
            "order", key, CancellationToken.None).AsTask());
        Assert.Equal($"{key}#1", note!.Text);
    }

    [Fact]
    public void LoadState_OfABucketHeldElsewhere_IsRefused()
    {
        WriteAll();
        TestSilo silo = world.Silos[0];
        string key = Keys.First(candidate => !silo.Ownership.IsHeld(candidate));
        Assert.Throws<BucketNotHeldException>(() => world.Run(silo.Scheduler, () => silo.Engine.LoadStateAsync<Note>(
            "order", key, CancellationToken.None).AsTask()));
        Assert.Throws<BucketNotHeldException>(() => silo.Engine.Generation(key));
    }

    [Fact]
    public void ListDeadLetters_FromAnySilo_ShowsThemAllAndOnlyTheHolderDiscards()
    {
        world.Join(2);
        foreach (string key in Keys)
        {
            var note = new Note { Text = key };
            note.Parts.DeadLetters.Add(new DeadLetter
            {
                Key = key,
                Name = "mail",
                Consumer = "notifier",
                Sequence = 1,
                Error = "x",
                Attempts = 1,
                FailedAt = world.Time.Now,
            });
            TestSilo holder = world.HolderOf(key)!;
            world.Run(holder.Scheduler, () => holder.Engine.WriteAsync(ClusterWorld.Owner(key), note));
        }

        TestSilo silo = world.Silos[0];
        IReadOnlyList<DeadLetter> letters = world.Run(silo.Scheduler, () => silo.Engine.ListAsync(
            null, 100, CancellationToken.None).AsTask());
        Assert.Equal(Keys.Order(), letters.Select(letter => letter.Key).Order());
        string elsewhere = Keys.First(key => !silo.Ownership.IsHeld(key));
        Assert.Throws<BucketNotHeldException>(() => world.Run(silo.Scheduler, () => silo.Engine.DiscardAsync(
            new DeadLetterId(elsewhere, "mail"), CancellationToken.None).AsTask()));
    }

    [Fact]
    public void Attach_BucketsMove_TheTableFollows()
    {
        WriteAll();
        LedgerEngine client = world.Attach();
        int changes = 0;
        client.Ownership.OwnersChanged += _ => changes++;
        world.Leave(world.Silos[0]);
        world.Until(world.IsEven, "one silo to have all buckets");
        client.Ownership.Refresh();
        world.RunFor(TimeSpan.FromMilliseconds(50));
        string id = world.Silos[0].Ownership.SiloId;
        Assert.All(Enumerable.Range(0, 16), bucket => Assert.Equal(id, client.Ownership.Owners.OwnerOf(bucket)!.Id));
        Assert.True(changes > 0);
        Assert.False(client.Ownership.MayAnswer(0));
    }

    [Fact]
    public void Describe_OfASilo_TellsOfTheBucketsThatItHolds()
    {
        WriteAll();
        world.RunFor(TimeSpan.FromSeconds(5));
        TestSilo silo = world.Silos[0];
        Assert.All(silo.Engine.Describe(), status =>
        {
            Head head = world.HeadOf(status.Bucket)!;
            Assert.Equal((head.Epoch, head.CommitNumber), (status.Epoch, status.CommitNumber));
            Assert.Equal((0, 0, false), (status.Queue, status.Outbox, status.IsMoving));
        });
        Assert.Equal(8, silo.Engine.Describe().Count);
    }

    [Fact]
    public void Read_ARecordedControlPartition_LoadsAndOwnsWhatItSays()
    {
        byte[] row = """
            {"format":1,"batch":"0198d0a1-0000-7000-8000-000000000001","version":7,
            "silos":[{"id":"a1","address":"10.0.0.1:7100@3","http_address":"http://10.0.0.1:8080",
            "process_id":12,"started_at":"2026-03-01T12:00:00.1234567+00:00","state":"active","beat":99}],
            "owners":[{"silo":"a1","epoch":4},{"silo":"a1","next":"b2","epoch":5},{"epoch":0}]}
            """u8.ToArray();
        (ControlState state, Guid? batch) = ControlRow.Read(row, buckets: 3);
        Assert.Equal(7, state.Version);
        Assert.Equal([new("a1", null, 4), new("a1", "b2", 5), BucketOwner.None], state.Owners);
        SiloMember silo = Assert.Single(state.Members);
        Assert.Equal(("a1", SiloState.Active, 99L), (silo.Id, silo.State, silo.Beat));
        Assert.Equal(Guid.Parse("0198d0a1-0000-7000-8000-000000000001"), batch);
        Assert.Throws<InfrastructureException>(() => ControlRow.Read(row, buckets: 4));
        byte[] later = """{"format":2,"batch":"0198d0a1-0000-7000-8000-000000000001","version":7}"""u8.ToArray();
        Assert.Throws<InfrastructureException>(() => ControlRow.Read(later, buckets: 3));
    }

    [Fact]
    public void Write_AndReadBack_IsTheSameState()
    {
        ControlState state = ControlState.Empty(3)
            .With(new SiloMember("a1", "h:1@1", null, 3, world.Time.Now.AddTicks(7), SiloState.Leaving, 5))
            .WithOwners([BucketOwner.Of("a1"), new("a1", "b2", 9), BucketOwner.None]);
        Guid batch = new(1, 2, 3, [4, 5, 6, 7, 8, 9, 10, 11]);
        ControlRecord read = ControlRow.Read(ControlRow.Write(state, batch).Value, buckets: 3);
        Assert.Equal(state.Members, read.State.Members);
        Assert.Equal(state.Owners, read.State.Owners);
        Assert.Equal((state.Version, batch), (read.State.Version, read.Batch));
    }

    [Fact]
    public void OwnersChanged_AListenerFails_TheClientStillFollowsTheTable()
    {
        world.Join(2);
        LedgerEngine client = world.Attach();
        client.Ownership.OwnersChanged += _ => throw new KeyNotFoundException("a listener's fault");
        for (int silos = 3; silos <= 4; silos++)
        {
            world.Join();
            world.Until(
                () => client.Ownership.Owners.Members.Count == silos, $"the client to know {silos} silos");
        }
    }

    private void WriteAll()
    {
        world.Join(2);
        foreach (string key in Keys)
        {
            world.Write(key, 1);
        }
    }

    private IndexPage Read(LedgerEngine engine, IndexQuery query) =>
        world.Run(world.Scheduler, () => engine.ReadIndexAsync(query, CancellationToken.None).AsTask());
}
