using OrderGrains.Ledger;
using OrderGrains.Tests.Servers;

namespace OrderGrains.Tests.Ledger.Stores;

public sealed class PostgresStoreTests(SharedPostgres postgres) : IAsyncLifetime
{
    private PostgresBench _bench = null!;

    public async ValueTask InitializeAsync() => _bench = await PostgresBench.OnAsync(postgres);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task OpenAsync_FourAtOnce_CreateTheTablesOnceAndShareThem()
    {
        PostgresStore[] stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _bench.OpenAsync()));
        await stores[0].CommittedAsync(Batches.New(7, Batches.Put("a", "1")));

        foreach (PostgresStore store in stores)
        {
            Assert.Equal("1", await store.TextAsync(7, "a"));
            await store.DisposeAsync();
        }

        Assert.Equal(1L, await _bench.QueryAsync($"SELECT count(*) FROM {_bench.Schema}.layout"));
    }

    [Fact]
    public async Task OpenAsync_TwoSchemas_AreTwoLedgers()
    {
        PostgresBench other = new(_bench.Server);
        await using PostgresStore store = await _bench.OpenAsync();
        await using PostgresStore otherStore = await other.OpenAsync();

        await store.CommittedAsync(Batches.New(0, Batches.Put("a", "1")));

        Assert.Null(await otherStore.ReadHeadAsync(0, CancellationToken.None));
        Assert.Null(await otherStore.TextAsync(0, "a"));
    }

    [Fact]
    public async Task OpenAsync_NewerTables_IsRefused()
    {
        await (await _bench.OpenAsync()).DisposeAsync();
        await _bench.QueryAsync($"UPDATE {_bench.Schema}.layout SET version = 2");

        StoreException refusal = await _bench.NotOpenedAsync();

        Assert.Equal("store_too_new", refusal.Code);
        Assert.Contains("version 2", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAsync_WrongPassword_IsDenied()
    {
        StoreException refusal = await _bench.NotOpenedAsync(_bench.OptionsWith("Password=wrong"));

        Assert.Equal(("store_denied", false), (refusal.Code, refusal.Retryable));
        Assert.DoesNotContain("wrong", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAsync_NoSuchDatabase_IsDenied()
    {
        StoreException refusal = await _bench.NotOpenedAsync(_bench.OptionsWith("Database=nowhere"));

        Assert.Equal("store_denied", refusal.Code);
    }

    [Fact]
    public async Task OpenAsync_RoleMayNotCreate_IsDeniedUntilAnotherCreated()
    {
        string role = $"{_bench.Schema}_user";
        await _bench.QueryAsync($"CREATE ROLE {role} LOGIN PASSWORD 'p'");
        PostgresStoreOptions options = _bench.OptionsWith($"Username={role};Password=p");

        StoreException refusal = await _bench.NotOpenedAsync(options);
        await (await _bench.OpenAsync()).DisposeAsync();
        await _bench.QueryAsync(
            $"GRANT USAGE ON SCHEMA {_bench.Schema} TO {role};"
            + $"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {_bench.Schema} TO {role}");
        await using PostgresStore store = await _bench.OpenAsync(options);

        Assert.Equal("store_denied", refusal.Code);
        await store.CommittedAsync(Batches.New(0, Batches.Put("a", "1")));
    }

    [Fact]
    public async Task OpenAsync_ServerTakesNoWrites_IsRefusedForNow()
    {
        StoreException refusal = await _bench.NotOpenedAsync(
            _bench.OptionsWith("Options=-c default_transaction_read_only=on"));

        Assert.Equal(("store_unavailable", true), (refusal.Code, refusal.Retryable));
    }

    [Fact]
    public async Task OpenAsync_AnotherEncoding_IsRefused()
    {
        await _bench.QueryAsync($"CREATE DATABASE {_bench.Schema}_latin ENCODING 'LATIN1' TEMPLATE template0");

        StoreException refusal = await _bench.NotOpenedAsync(_bench.OptionsWith($"Database={_bench.Schema}_latin"));

        Assert.Equal("store_encoding", refusal.Code);
    }

    [Fact]
    public async Task OpenAsync_NobodyListens_IsRefusedForNow()
    {
        StoreException refusal = await _bench.NotOpenedAsync(_bench.OptionsWith("Port=1"));

        Assert.Equal(
            ("store_unavailable", true, false), (refusal.Code, refusal.Retryable, refusal.OutcomeUnknown));
    }

    [Fact]
    public async Task OpenAsync_Cancelled_IsCancelled() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => PostgresStore.OpenAsync(
            _bench.Options, Microsoft.Extensions.Logging.Abstractions.NullLogger<PostgresStore>.Instance,
            new CancellationToken(canceled: true)));

    [Fact]
    public async Task EveryCall_AfterDispose_IsRefused()
    {
        PostgresStore store = await _bench.OpenAsync();
        await store.DisposeAsync();
        await store.DisposeAsync();

        StoreException commit = await store.RefusedAsync(Batches.New(0));
        StoreException read = await Assert.ThrowsAsync<StoreException>(() => store.TextAsync(0, "a"));

        Assert.Equal(("store_unavailable", false), (commit.Code, commit.OutcomeUnknown));
        Assert.Equal("store_unavailable", read.Code);
    }

    [Theory]
    [InlineData("a\u0000")]
    [InlineData("a\uD800")]
    [InlineData("")]
    public async Task GetAsync_KeyThatNoRowHas_ReturnsNull(string key)
    {
        await using PostgresStore store = await _bench.OpenAsync();

        Assert.Null(await store.TextAsync(0, key));
    }
}
