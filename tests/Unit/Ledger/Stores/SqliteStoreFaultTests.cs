using OrderGrains.Ledger;
using SQLitePCL;

namespace OrderGrains.Tests.Ledger.Stores;

public sealed class SqliteStoreFaultTests : IDisposable
{
    private readonly SqliteBench _bench = new();
    private readonly Queue<Func<SqliteWriteConnection, int>> _commitSteps = new();

    public SqliteStoreFaultTests() => _bench.Options.CommitStep = connection =>
        _commitSteps.TryDequeue(out Func<SqliteWriteConnection, int>? step) ? step(connection) : connection.TryCommit();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task CommitAsync_SyncFailsAndNothingWasWritten_IsUnknownThenSettledAsNotDone()
    {
        await using SqliteStore store = _bench.Open();
        CommitBatch first = Batches.New(0, Batches.Put("a", "1"));
        await store.CommittedAsync(first);
        CommitBatch second = Batches.After(first, Batches.Put("a", "2"), Batches.Put("b", "2"));
        _commitSteps.Enqueue(_ => raw.SQLITE_IOERR_FSYNC);

        StoreException failure = await store.RefusedAsync(second);

        Assert.Equal(("store_unavailable", true, true), (failure.Code, failure.OutcomeUnknown, failure.Retryable));
        Assert.Equal(first.Next, await store.ReadHeadAsync(0, CancellationToken.None));
        Assert.Equal("1", await store.TextAsync(0, "a"));
        await store.CommittedAsync(second);
        Assert.Equal("2", await store.TextAsync(0, "b"));
    }

    [Fact]
    public async Task CommitAsync_SyncFailsAfterAll_IsUnknownThenSettledAsDone()
    {
        await using SqliteStore store = _bench.Open();
        CommitBatch first = Batches.New(0, Batches.Put("a", "1"));
        await store.CommittedAsync(first);
        CommitBatch second = Batches.After(first, Batches.Put("a", "2"));
        _commitSteps.Enqueue(connection => CommitThen(connection, raw.SQLITE_IOERR_FSYNC));

        StoreException failure = await store.RefusedAsync(second);
        HeadMismatch? mismatch = await store.CommitAsync(second, CancellationToken.None);

        Assert.True(failure.OutcomeUnknown);
        Assert.Equal(second.Next.BatchId, mismatch?.Found?.BatchId);
        Assert.Equal("2", await store.TextAsync(0, "a"));
    }

    [Fact]
    public async Task CommitAsync_AfterAFailedSync_LogIsEmptiedSoThatNoCrashBringsTheCommitBack()
    {
        await using SqliteStore store = _bench.Open();
        CommitBatch first = Batches.New(0, Batches.Put("a", 500_000));
        await store.CommittedAsync(first);
        long before = _bench.LogSizeBytes;
        _commitSteps.Enqueue(_ => raw.SQLITE_IOERR_FSYNC);

        await store.RefusedAsync(Batches.After(first, Batches.Put("a", "2")));
        Assert.Equal(first.Next, await store.ReadHeadAsync(0, CancellationToken.None));

        Assert.InRange(before, 500_000, long.MaxValue);
        Assert.InRange(_bench.LogSizeBytes, 1, 100_000);
    }

    [Fact]
    public async Task EveryCall_WhileTheFileCannotBeOpened_IsRefusedThenHealsByItself()
    {
        await using SqliteStore store = _bench.Open();
        CommitBatch first = Batches.New(0, Batches.Put("a", "1"));
        await store.CommittedAsync(first);
        CommitBatch second = Batches.After(first, Batches.Put("a", "2"));
        string away = _bench.Folder.File("away");
        _commitSteps.Enqueue(_ => Hide(away));

        Assert.True((await store.RefusedAsync(second)).OutcomeUnknown);
        StoreException commit = await store.RefusedAsync(second);
        StoreException read = await Assert.ThrowsAsync<StoreException>(() => store.TextAsync(0, "a"));
        Directory.Delete(_bench.DatabasePath);
        File.Move(away, _bench.DatabasePath);

        Assert.Equal(("store_unavailable", false, true), (commit.Code, commit.OutcomeUnknown, commit.Retryable));
        Assert.Equal("store_unavailable", read.Code);
        Assert.Equal("1", await store.TextAsync(0, "a"));
        await store.CommittedAsync(second);
    }

    [Fact]
    public async Task CommitAsync_NoRoom_IsRefusedWholeAndHealsWhenThereIsRoomAgain()
    {
        await using SqliteStore store = _bench.Open();
        CommitBatch first = Batches.New(0, Batches.Put("a", "1"));
        _commitSteps.Enqueue(connection => LimitThenCommit(connection, pages: 1));
        await store.CommittedAsync(first);
        CommitBatch large = Batches.After(first, Batches.Put("a", "2"), Batches.Put("b", 1_000_000));

        StoreException failure = await store.RefusedAsync(large);

        Assert.Equal(("store_full", false, true), (failure.Code, failure.OutcomeUnknown, failure.Retryable));
        Assert.Equal("1", await store.TextAsync(0, "a"));
        Assert.Equal(first.Next, await store.ReadHeadAsync(0, CancellationToken.None));
        CommitBatch small = Batches.After(first);
        _commitSteps.Enqueue(connection => LimitThenCommit(connection, pages: 1_000_000));
        await store.CommittedAsync(small);
        await store.CommittedAsync(large with { Expected = small.Next });
        Assert.Equal("2", await store.TextAsync(0, "a"));
    }

    [Fact]
    public async Task CommitAsync_FileHasReachedItsLimit_IsRefusedUntilRowsAreDeletedOrTheLimitIsRaised()
    {
        _bench.Options.MaxSizeBytes = 1 << 20;
        CommitBatch first = Batches.New(0, Batches.Put("a", 600_000));
        CommitBatch second = Batches.After(first, Batches.Put("b", 600_000));
        CommitBatch cleared = Batches.After(first, Batches.Delete("a"));
        CommitBatch third = Batches.After(cleared, Batches.Put("b", 600_000));
        CommitBatch fourth = Batches.After(third, Batches.Put("c", 600_000));
        await using (SqliteStore store = _bench.Open())
        {
            await store.CommittedAsync(first);
            Assert.Equal("store_full", (await store.RefusedAsync(second)).Code);
            Assert.Equal(600_000, (await store.GetAsync(0, "a", CancellationToken.None))?.Length);
            await store.CommittedAsync(cleared);
            await store.CommittedAsync(third);
            Assert.Equal("store_full", (await store.RefusedAsync(fourth)).Code);
        }

        _bench.Options.MaxSizeBytes = 0;
        await using SqliteStore larger = _bench.Open();
        await larger.CommittedAsync(fourth);
    }

    [Fact]
    public async Task CommitAsync_NoRoomAtTheCommitItself_IsKnownNotToBeDone()
    {
        await using SqliteStore store = _bench.Open();
        CommitBatch batch = Batches.New(0, Batches.Put("a", "1"));
        _commitSteps.Enqueue(_ => raw.SQLITE_FULL);

        StoreException failure = await store.RefusedAsync(batch);

        Assert.Equal(("store_full", false), (failure.Code, failure.OutcomeUnknown));
        await store.CommittedAsync(batch);
    }

    [Fact]
    public async Task CommitAsync_BugInTheWriter_FailsItsCallerOnly()
    {
        await using SqliteStore store = _bench.Open();
        CommitBatch batch = Batches.New(0, Batches.Put("a", "1"));
        _commitSteps.Enqueue(_ => throw new InvalidOperationException("A bug."));

        await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await store.CommitAsync(batch, CancellationToken.None));

        Assert.Null(await store.ReadHeadAsync(0, CancellationToken.None));
        await store.CommittedAsync(batch);
    }

    private static int CommitThen(SqliteWriteConnection connection, int result)
    {
        Assert.Equal(raw.SQLITE_OK, connection.TryCommit());
        return result;
    }

    private static int LimitThenCommit(SqliteWriteConnection connection, int pages)
    {
        connection.Connection.Execute($"PRAGMA max_page_count = {pages}");
        return connection.TryCommit();
    }

    private int Hide(string away)
    {
        File.Move(_bench.DatabasePath, away);
        Directory.CreateDirectory(_bench.DatabasePath);
        return raw.SQLITE_IOERR_WRITE;
    }
}
