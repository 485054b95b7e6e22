using Npgsql;
using OrderGrains.Ledger;
using OrderGrains.Tests.Servers;

namespace OrderGrains.Tests.Ledger.Stores;

/// <summary>Owners that race for a bucket, each with connections of its own.</summary>
public sealed class PostgresStoreRaceTests(SharedPostgres postgres) : IAsyncLifetime
{
    private const int Rounds = 100;

    private PostgresBench _bench = null!;
    private PostgresStore _store = null!;

    public async ValueTask InitializeAsync()
    {
        _bench = await PostgresBench.OnAsync(postgres);
        _store = await _bench.OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_store is not null)
        {
            await _store.DisposeAsync();
        }
    }

    [Fact]
    public async Task CommitAsync_TwoOwnersRace_ExactlyOneWinsEachCommitNumber()
    {
        await using PostgresStore other = await _bench.OpenAsync();
        await _store.CommittedAsync(Batches.New(3));

        Dictionary<long, Guid>[] wins = await Task.WhenAll(
            Task.Run(() => RaceAsync(_store, 1)), Task.Run(() => RaceAsync(other, 2)));

        long last = (await _store.ReadHeadAsync(3, CancellationToken.None))!.CommitNumber;
        Assert.Equal(last - 1, wins[0].Count + wins[1].Count);
        Assert.Empty(wins[0].Keys.Intersect(wins[1].Keys));
        foreach ((long number, Guid winner) in wins.SelectMany(won => won))
        {
            Assert.Equal(winner.ToString(), await _store.TextAsync(3, $"n{number}"));
        }
    }

    [Fact]
    public async Task CommitAsync_NewBucketRacedFor_ExactlyOneCreatesIt()
    {
        await using PostgresStore other = await _bench.OpenAsync();
        for (int bucket = 0; bucket < 30; bucket++)
        {
            CommitBatch first = Own(new CommitBatch(bucket, null, Batches.NextAfter(null), []), 1);
            CommitBatch second = Own(first, 2);

            HeadMismatch?[] mismatches = await Task.WhenAll(
                _store.CommitAsync(first, CancellationToken.None).AsTask(),
                other.CommitAsync(second, CancellationToken.None).AsTask());

            HeadMismatch lost = Assert.Single(mismatches.OfType<HeadMismatch>());
            Assert.Equal(mismatches[0] is null ? first.Next : second.Next, lost.Found);
        }
    }

    [Fact]
    public async Task CommitAsync_RivalCommitsWhileItWaitsForTheHead_LosesAndWritesNothing()
    {
        CommitBatch first = Batches.New(0, Batches.Put("a", "1"), Batches.Put("b", "1"));
        await _store.CommittedAsync(first);
        Guid rival = new(9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9);
        CommitBatch second = Batches.After(first, Batches.Put("a", "2"), Batches.Put("c", "2"), Batches.Delete("b"));

        HeadMismatch? mismatch = await CommitWhileLockedAsync(second, $"batch_id = '{rival}'", commit: true);

        Assert.Equal(first.Next with { BatchId = rival }, mismatch?.Found);
        Assert.Equal("a b", await _store.KeysAsync(StoreReading.Everything));
        Assert.Equal("1", await _store.TextAsync(0, "a"));
    }

    [Fact]
    public async Task CommitAsync_RivalGivesUpWhileItWaitsForTheHead_Commits()
    {
        CommitBatch first = Batches.New(0, Batches.Put("a", "1"), Batches.Put("b", "1"));
        await _store.CommittedAsync(first);
        CommitBatch second = Batches.After(first, Batches.Put("a", "2"), Batches.Delete("b"));

        HeadMismatch? mismatch = await CommitWhileLockedAsync(second, "epoch = epoch + 1", commit: false);

        Assert.Null(mismatch);
        Assert.Equal("a", await _store.KeysAsync(StoreReading.Everything));
    }

    [Fact]
    public async Task CommitAsync_BucketsTogetherAndOneIsAnothersByNow_OnlyThatOneWritesNothing()
    {
        _bench.Options.CommitLanes = 1;
        await using PostgresStore store = await _bench.OpenAsync();
        CommitBatch[] first =
        [
            .. Enumerable.Range(0, 4)
                .Select(bucket => Batches.New(bucket, Batches.Put("a", "1"), Batches.Put("b", "1"))),
        ];
        foreach (CommitBatch batch in first)
        {
            await store.CommittedAsync(batch);
        }

        await _bench.QueryAsync($"UPDATE {_bench.Schema}.heads SET epoch = 2 WHERE bucket = 2");
        Task<HeadMismatch?>[] commits = await WhileLockedAsync("epoch = epoch", commit: false, () =>
        [
            .. first.Select(batch => Batches.After(batch, Batches.Put("a", "2"), Batches.Delete("b")))
                .Select(batch => store.CommitAsync(batch, CancellationToken.None).AsTask()),
        ]);
        HeadMismatch?[] mismatches = await Task.WhenAll(commits);

        Assert.Equal([true, true, false, true], mismatches.Select(mismatch => mismatch is null));
        Assert.Equal(first[2].Next with { Epoch = 2 }, mismatches[2]?.Found);
        for (int bucket = 0; bucket < first.Length; bucket++)
        {
            Assert.Equal(bucket == 2 ? "1" : "2", await store.TextAsync(bucket, "a"));
            Assert.Equal(bucket == 2 ? "1" : null, await store.TextAsync(bucket, "b"));
        }
    }

    [Fact]
    public async Task CommitAsync_OwnerOfAnEarlierEpoch_CanWriteNothing()
    {
        await using PostgresStore successor = await _bench.OpenAsync();
        CommitBatch first = Batches.New(0, Batches.Put("a", "1"));
        await _store.CommittedAsync(first);
        Head takenOver = first.Next with { Epoch = 2, BatchId = Guid.AllBitsSet };
        await successor.CommittedAsync(new CommitBatch(0, first.Next, takenOver, []));

        HeadMismatch? mismatch = await _store.CommitAsync(
            Batches.After(first, Batches.Put("a", "stale")), CancellationToken.None);

        Assert.Equal(takenOver, mismatch?.Found);
        Assert.Equal("1", await _store.TextAsync(0, "a"));
    }

    [Fact]
    public async Task ReadHeadAsync_OfTheMetaPartitionWhileAllConnectionsWait_IsAnswered()
    {
        await using PostgresStore small = await _bench.OpenAsync(
            _bench.OptionsWith("Maximum Pool Size=2;Timeout=1"));
        CommitBatch meta = Batches.New(-1);
        CommitBatch first = Batches.New(0);
        await small.CommittedAsync(meta);
        await small.CommittedAsync(first);
        await using NpgsqlConnection connection = new(_bench.Server.ConnectionString);
        await connection.OpenAsync();
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
        await using (NpgsqlCommand update = new(
            $"UPDATE {_bench.Schema}.heads SET epoch = epoch WHERE bucket = 0", connection))
        {
            Assert.Equal(1, await update.ExecuteNonQueryAsync());
        }

        Task<HeadMismatch?>[] waiting =
        [
            .. Enumerable.Range(0, 2).Select(_ => small.CommitAsync(
                Batches.After(first), CancellationToken.None).AsTask()),
        ];
        await _bench.WaitForBlockedAsync(2);

        Assert.Equal(meta.Next, await small.ReadHeadAsync(-1, CancellationToken.None));

        await transaction.RollbackAsync();
        Assert.Single((await Task.WhenAll(waiting)).OfType<HeadMismatch>());
    }

    private async Task<HeadMismatch?> CommitWhileLockedAsync(CommitBatch batch, string change, bool commit)
    {
        Task<HeadMismatch?>[] committing = await WhileLockedAsync(
            change, commit, () => [_store.CommitAsync(batch, CancellationToken.None).AsTask()]);
        return await committing[0];
    }

    /// <summary>Starts commits while another connection has changed bucket 0's head and not ended yet.</summary>
    private async Task<Task<HeadMismatch?>[]> WhileLockedAsync(
        string change, bool commit, Func<Task<HeadMismatch?>[]> start)
    {
        await using NpgsqlConnection connection = new(_bench.Server.ConnectionString);
        await connection.OpenAsync();
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
        await using (NpgsqlCommand update = new(
            $"UPDATE {_bench.Schema}.heads SET {change} WHERE bucket = 0", connection))
        {
            Assert.Equal(1, await update.ExecuteNonQueryAsync());
        }

        Task<HeadMismatch?>[] commits = start();
        await _bench.WaitForBlockedAsync(1);
        await (commit ? transaction.CommitAsync() : transaction.RollbackAsync());
        return commits;
    }

    private static async Task<Dictionary<long, Guid>> RaceAsync(PostgresStore store, int owner)
    {
        Dictionary<long, Guid> won = [];
        for (int round = 0; round < Rounds; round++)
        {
            Head found = (await store.ReadHeadAsync(3, CancellationToken.None))!;
            CommitBatch batch = Own(new CommitBatch(3, found, Batches.NextAfter(found), []), owner);
            if (await store.CommitAsync(batch, CancellationToken.None) is null)
            {
                won.Add(batch.Next.CommitNumber, batch.Next.BatchId);
            }
        }

        return won;
    }

    private static CommitBatch Own(CommitBatch batch, int owner)
    {
        Guid id = new((int)batch.Next.CommitNumber, (short)owner, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        return batch with
        {
            Next = batch.Next with { BatchId = id },
            Operations = [Batches.Put($"n{batch.Next.CommitNumber}", id.ToString())],
        };
    }
}
