using Npgsql;
using OrderGrains.Ledger;
using OrderGrains.Tests.Servers;

namespace OrderGrains.Tests.Ledger.Stores;

/// <summary>A server that is there, and connections to it that fail.</summary>
public sealed class PostgresStoreFaultTests(SharedPostgres postgres) : IAsyncLifetime
{
    private PostgresBench _bench = null!;

    public async ValueTask InitializeAsync() => _bench = await PostgresBench.OnAsync(postgres);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task CommitAsync_AnswerLost_IsUnknownAndTheHeadSaysThatItIsDone()
    {
        await using LossyProxy proxy = new(_bench.Server.Port);
        await using PostgresStore store = await OpenThroughAsync(proxy);
        CommitBatch first = Batches.New(0, Batches.Put("a", "1"));
        await store.CommittedAsync(first);
        CommitBatch second = Batches.After(first, Batches.Put("a", "2"));
        proxy.LoseNext(Loss.Answer);

        StoreException failure = await store.RefusedAsync(second);
        HeadMismatch? again = await store.CommitAsync(second, CancellationToken.None);

        Assert.Equal(("store_unavailable", true, true), (failure.Code, failure.OutcomeUnknown, failure.Retryable));
        Assert.Equal(second.Next, again?.Found);
        Assert.Equal("2", await store.TextAsync(0, "a"));
    }

    [Fact]
    public async Task CommitAsync_QuestionLost_IsUnknownAndTheSameBatchCommits()
    {
        await using LossyProxy proxy = new(_bench.Server.Port);
        await using PostgresStore store = await OpenThroughAsync(proxy);
        CommitBatch first = Batches.New(0, Batches.Put("a", "1"));
        await store.CommittedAsync(first);
        CommitBatch second = Batches.After(first, Batches.Put("a", "2"));
        proxy.LoseNext(Loss.Question);

        StoreException failure = await store.RefusedAsync(second);

        Assert.True(failure.OutcomeUnknown);
        Assert.Equal(first.Next, await store.ReadHeadAsync(0, CancellationToken.None));
        await store.CommittedAsync(second);
    }

    [Fact]
    public async Task GetAsync_AnswerLost_FailsThatCallOnly()
    {
        await using LossyProxy proxy = new(_bench.Server.Port);
        await using PostgresStore store = await OpenThroughAsync(proxy);
        await store.CommittedAsync(Batches.New(0, Batches.Put("a", "1")));
        proxy.LoseNext(Loss.Answer);

        StoreException failure = await Assert.ThrowsAsync<StoreException>(() => store.TextAsync(0, "a"));

        Assert.Equal(
            ("store_unavailable", true, false), (failure.Code, failure.Retryable, failure.OutcomeUnknown));
        Assert.Equal("1", await store.TextAsync(0, "a"));
    }

    [Fact]
    public async Task CommitAsync_SessionTerminated_IsUnknownThenSettled()
    {
        await using PostgresStore store = await _bench.OpenAsync();
        (CommitBatch first, NpgsqlConnection rival) = await LockHeadAsync(store);
        await using NpgsqlConnection holder = rival;
        CommitBatch second = Batches.After(first, Batches.Put("a", "2"));

        Task<StoreException> refused = store.RefusedAsync(second);
        await _bench.WaitForBlockedAsync(1);
        await _bench.QueryAsync(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + $" WHERE wait_event_type = 'Lock' AND query LIKE '%{_bench.Schema}\"%'");
        StoreException failure = await refused;
        await holder.CloseAsync();

        Assert.True(failure.OutcomeUnknown);
        Assert.Contains("57P01", failure.Message, StringComparison.Ordinal);
        await store.CommittedAsync(second);
    }

    [Fact]
    public async Task CommitAsync_NoAnswerInTime_IsUnknownThenSettled()
    {
        _bench.Options.CommandTimeout = TimeSpan.FromSeconds(1);
        await using PostgresStore store = await _bench.OpenAsync();
        (CommitBatch first, NpgsqlConnection rival) = await LockHeadAsync(store);
        await using NpgsqlConnection holder = rival;
        CommitBatch second = Batches.After(first, Batches.Put("a", "2"));

        StoreException failure = await store.RefusedAsync(second);
        await holder.CloseAsync();

        Assert.True(failure.OutcomeUnknown);
        Assert.Equal(first.Next, await store.ReadHeadAsync(0, CancellationToken.None));
        await store.CommittedAsync(second);
    }

    [Fact]
    public async Task EveryCall_NoConnectionIsFree_IsRefusedAndNothingWasDone()
    {
        _bench.Options.MaxConnections = 2;
        _bench.Options.ConnectTimeout = TimeSpan.FromSeconds(1);
        await using PostgresStore store = await _bench.OpenAsync();
        (CommitBatch first, NpgsqlConnection rival) = await LockHeadAsync(store);
        await using NpgsqlConnection holder = rival;
        CommitBatch second = Batches.After(first, Batches.Put("a", "2"));
        Task<HeadMismatch?>[] waiting =
            [.. Enumerable.Range(0, 2).Select(_ => store.CommitAsync(second, CancellationToken.None).AsTask())];
        await _bench.WaitForBlockedAsync(2);

        StoreException failure = await store.RefusedAsync(Batches.New(1));
        await holder.CloseAsync();
        HeadMismatch?[] mismatches = await Task.WhenAll(waiting);

        Assert.Equal(
            ("store_unavailable", true, false), (failure.Code, failure.Retryable, failure.OutcomeUnknown));
        Assert.Equal(second.Next, Assert.Single(mismatches.OfType<HeadMismatch>()).Found);
        Assert.Null(await store.ReadHeadAsync(1, CancellationToken.None));
    }

    [Fact]
    public async Task CommitAsync_TablesAreGone_IsRefusedForGood()
    {
        await using PostgresStore store = await _bench.OpenAsync();
        await _bench.QueryAsync($"DROP SCHEMA {_bench.Schema} CASCADE");

        StoreException failure = await store.RefusedAsync(Batches.New(0));

        Assert.Equal((false, false), (failure.Retryable, failure.OutcomeUnknown));
        Assert.Contains("42P01", failure.Message, StringComparison.Ordinal);
    }

    private Task<PostgresStore> OpenThroughAsync(LossyProxy proxy)
    {
        _bench.Options.ConnectionString = _bench.Server.ConnectionStringAt(proxy.Port);
        return _bench.OpenAsync();
    }

    /// <summary>Commits once, then has another connection hold the head in a transaction, until it is closed.</summary>
    private async Task<(CommitBatch First, NpgsqlConnection Rival)> LockHeadAsync(PostgresStore store)
    {
        CommitBatch first = Batches.New(0, Batches.Put("a", "1"));
        await store.CommittedAsync(first);
        NpgsqlConnection rival = new($"{_bench.Server.ConnectionString};Pooling=false");
        await rival.OpenAsync();
        await using NpgsqlCommand hold = new(
            $"BEGIN; UPDATE {_bench.Schema}.heads SET epoch = epoch WHERE bucket = 0", rival);
        await hold.ExecuteNonQueryAsync();
        return (first, rival);
    }
}
