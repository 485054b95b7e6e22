using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger.Stores;

public sealed class SqliteStoreTests : IDisposable
{
    private readonly SqliteBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Open_MissingFolder_CreatesItWithTheFile()
    {
        string folder = _bench.Folder.File("a/b");

        await using SqliteStore store = _bench.Open(new SqliteStoreOptions { Folder = folder });

        Assert.True(File.Exists(Path.Combine(folder, "ledger.db")));
        Assert.Equal(1, store.Limits.Buckets);
    }

    [Fact]
    public void Open_OptionsOutOfRange_NamesEveryOne()
    {
        _bench.Options.ReadConnections = 0;
        _bench.Options.MaxLogSizeBytes = 1;

        ArgumentException refusal = Assert.Throws<ArgumentException>(() => _bench.Open());

        Assert.Contains("ReadConnections is 0, not from 1 to 64", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("MaxLogSizeBytes is 1, not from 1048576", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("IdleLogSizeBytes", refusal.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_bench.DatabasePath));
    }

    [Fact]
    public async Task Open_FolderCannotBeMade_IsRefusedWithItsName()
    {
        string file = _bench.Folder.File("file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);

        StoreException refusal = Assert.Throws<StoreException>(
            () => _bench.Open(new SqliteStoreOptions { Folder = Path.Combine(file, "data") }));

        Assert.Equal("store_unavailable", refusal.Code);
        Assert.Contains(file, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_FileOfAnotherKind_IsRefused()
    {
        await File.WriteAllTextAsync(
            _bench.DatabasePath, new string('x', 10_000), TestContext.Current.CancellationToken);

        StoreException refusal = Assert.Throws<StoreException>(() => _bench.Open());

        Assert.Equal("store_unavailable", refusal.Code);
    }

    [Fact]
    public async Task Open_SecondTimeInOneProcess_IsRefusedUntilTheFirstIsClosed()
    {
        SqliteStore first = _bench.Open();

        StoreException refusal = Assert.Throws<StoreException>(() => _bench.Open());
        await first.DisposeAsync();
        await using SqliteStore second = _bench.Open();

        Assert.Equal("store_in_use", refusal.Code);
        Assert.False(refusal.Retryable);
        Assert.Null(await second.ReadHeadAsync(0, CancellationToken.None));
    }

    [Fact]
    public async Task Open_NewerSchema_IsRefusedAndLeavesTheFolderFree()
    {
        await _bench.Open().DisposeAsync();
        _bench.Execute("PRAGMA user_version = 2");

        StoreException refusal = Assert.Throws<StoreException>(() => _bench.Open());
        _bench.Execute("PRAGMA user_version = 1");
        await using SqliteStore store = _bench.Open();

        Assert.Equal("store_too_new", refusal.Code);
        Assert.Contains("schema 2", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DisposeAsync_AfterCommits_LeavesOneSoundFileWithoutALog()
    {
        SqliteStore store = _bench.Open();
        await store.CommittedAsync(Batches.New(0, Batches.Put("a", 100_000)));

        await store.DisposeAsync();
        await store.DisposeAsync();

        Assert.Equal(0, _bench.LogSizeBytes);
        Assert.Equal("ok", _bench.Query("PRAGMA integrity_check"));
    }

    [Fact]
    public async Task EveryCall_AfterDispose_IsRefused()
    {
        SqliteStore store = _bench.Open();
        await store.DisposeAsync();

        StoreException commit = await store.RefusedAsync(Batches.New(0));
        StoreException read = await Assert.ThrowsAsync<StoreException>(() => store.TextAsync(0, "a"));

        Assert.Equal(("store_unavailable", false), (commit.Code, commit.OutcomeUnknown));
        Assert.Equal("store_unavailable", read.Code);
    }

    [Fact]
    public async Task Open_AnyFile_SyncsEachCommitThroughTheLog()
    {
        await using SqliteStore store = _bench.Open();
        using SqliteConnection connection = new SqliteFile(_bench.Options).OpenForWriting();

        Assert.Equal("wal", connection.Query("PRAGMA journal_mode"));
        Assert.Equal("2", connection.Query("PRAGMA synchronous"));
        Assert.Equal("4096", connection.Query("PRAGMA page_size"));
        Assert.Equal("0", connection.Query("PRAGMA wal_autocheckpoint"));
    }

    [Fact]
    public async Task CommitAsync_ManyCommits_LogStaysBelowItsBound()
    {
        _bench.Options.MaxLogSizeBytes = 1 << 20;
        await using SqliteStore store = _bench.Open();
        CommitBatch batch = Batches.New(0);
        await store.CommittedAsync(batch);
        for (int i = 0; i < 60; i++)
        {
            batch = Batches.After(batch, Batches.Put($"k{i % 7}", 200_000));
            await store.CommittedAsync(batch);
        }

        Assert.InRange(_bench.LogSizeBytes, 1, 5 << 20);
    }

    [Fact]
    public async Task CommitAsync_WhileTheLogIsCopiedBesideIt_LosesNothing()
    {
        _bench.Options.MaxLogSizeBytes = 1 << 20;
        CommitBatch batch = Batches.New(0);
        await using (SqliteStore store = _bench.Open())
        {
            await store.CommittedAsync(batch);
            for (int i = 0; i < 300; i++)
            {
                batch = Batches.After(batch, Batches.Put($"k{i:000}", 40_000), Batches.Put("last", $"{i}"));
                await store.CommittedAsync(batch);
            }
        }

        await using SqliteStore reopened = _bench.Open();
        Assert.Equal("ok", _bench.Query("PRAGMA integrity_check"));
        Assert.Equal("301", _bench.Query("SELECT count(*) FROM rows"));
        Assert.Equal("299", await reopened.TextAsync(0, "last"));
        Assert.Equal(batch.Next, await reopened.ReadHeadAsync(0, CancellationToken.None));
    }

    [Fact]
    public async Task LogCopy_OfAnOpenStore_CopiesWhatIsCommittedAndCommitsGoOn()
    {
        await using SqliteStore store = _bench.Open();
        CommitBatch batch = Batches.New(0, Batches.Put("a", 900_000));
        await store.CommittedAsync(batch);

        SqliteLogCopy copy = SqliteLogCopy.Start(new SqliteFile(_bench.Options));
        await store.CommittedAsync(Batches.After(batch, Batches.Put("b", "1")));

        Assert.Null(copy.Wait());
        Assert.True(copy.HasEnded);
        Assert.InRange(new FileInfo(_bench.DatabasePath).Length, 900_000, long.MaxValue);
        Assert.Equal("1", await store.TextAsync(0, "b"));
    }

    [Fact]
    public void LogCopy_WithoutAFile_SaysWhyAndCreatesNone()
    {
        SqliteLogCopy copy = SqliteLogCopy.Start(new SqliteFile(_bench.Options));

        Assert.NotNull(copy.Wait());
        Assert.False(File.Exists(_bench.DatabasePath));
    }

    [Fact]
    public async Task CommitAsync_ThenIdle_LogIsCopiedIntoTheDatabase()
    {
        _bench.Options.IdleLogSizeBytes = 64 << 10;
        await using SqliteStore store = _bench.Open();

        await store.CommittedAsync(Batches.New(0, Batches.Put("a", 1_000_000)));

        await Eventually.IsAsync(
            "the database file to hold the row",
            () => new FileInfo(_bench.DatabasePath).Length, size => size > 1_000_000);
    }
}
