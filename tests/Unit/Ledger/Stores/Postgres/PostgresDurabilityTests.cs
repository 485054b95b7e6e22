using System.Text;
using OrderGrains.Ledger;
using OrderGrains.Tests.Servers;

namespace OrderGrains.Tests.Ledger.Stores;

/// <summary>A server that is killed, and settings under which an acknowledged commit could be lost.</summary>
public sealed class PostgresDurabilityTests(SharedPostgres postgres)
{
    private const int Buckets = 6;
    private const long AcknowledgedBeforeCrash = 30;

    [Fact]
    public async Task CommitAsync_ServerKilledDuringCommits_KeepsWhatWasAcknowledgedAndHeals()
    {
        await using PostgresServer server = await PostgresServer.StartNewAsync();
        PostgresBench bench = new(server);
        await using PostgresStore store = await bench.OpenAsync();
        CommitBatch[] acknowledged = [.. Enumerable.Range(0, Buckets).Select(bucket => Batches.New(bucket, Rows(1)))];
        Task<CommitBatch>[] owners =
            [.. acknowledged.Select(first => CommitUntilItFailsAsync(store, first, acknowledged))];
        await Eventually.IsAsync(
            "commits in every bucket", () => acknowledged.Min(batch => batch.Next.CommitNumber),
            number => number > AcknowledgedBeforeCrash);

        await server.CrashAsync();
        CommitBatch[] pending = await Task.WhenAll(owners);
        StoreException away = await Assert.ThrowsAsync<StoreException>(() => store.TextAsync(0, "k0"));
        await server.StartAsync();

        Assert.Equal(("store_unavailable", true), (away.Code, away.Retryable));
        foreach ((CommitBatch last, CommitBatch perhaps) in acknowledged.Zip(pending))
        {
            await IsKeptAsync(store, last, perhaps);
        }
    }

    [Fact]
    public async Task OpenAsync_ServerThatDoesNotSync_IsRefused()
    {
        await using PostgresServer server = await PostgresServer.StartNewAsync();
        PostgresBench bench = new(server);
        await server.QueryAsync("ALTER SYSTEM SET fsync = off");
        await server.QueryAsync("SELECT pg_reload_conf()");
        await Eventually.IsAsync("fsync to be off", () => Setting(server, "fsync"), setting => setting == "off");

        StoreException refusal = await bench.NotOpenedAsync();

        Assert.Equal(("store_not_durable", false), (refusal.Code, refusal.Retryable));
    }

    [Fact]
    public async Task OpenAsync_RoleCommitsAsynchronously_StoreCommitsSynchronouslyAllTheSame()
    {
        PostgresBench bench = await PostgresBench.OnAsync(postgres);
        PostgresStoreOptions options = bench.OptionsWith("Options=-c synchronous_commit=off");
        await using Npgsql.NpgsqlDataSource source = PostgresSession.CreateSource(options.Check());
        await using Npgsql.NpgsqlConnection connection = await source.OpenConnectionAsync();
        await using Npgsql.NpgsqlCommand command = new("SHOW synchronous_commit", connection);

        Assert.Equal("on", await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task OpenAsync_AnyDatabase_OrdersKeysByTheirBytes()
    {
        PostgresBench bench = await PostgresBench.OnAsync(postgres);
        await using PostgresStore store = await bench.OpenAsync();

        object? collation = await bench.QueryAsync(
            "SELECT collation_name FROM information_schema.columns"
            + $" WHERE table_schema = '{bench.Schema}' AND column_name = 'key'");

        Assert.Equal("C", collation);
    }

    private static async Task IsKeptAsync(PostgresStore store, CommitBatch last, CommitBatch perhaps)
    {
        Head head = (await store.ReadHeadAsync(last.Bucket, CancellationToken.None))!;
        Assert.Contains(head, (Head[])[last.Next, perhaps.Next]);
        IReadOnlyList<StoreRow> rows = await store.ScanAsync(
            last.Bucket, StoreReading.Everything, 100, CancellationToken.None);
        Assert.Equal(20, rows.Count);
        Assert.All(rows, row => Assert.Equal($"{head.CommitNumber}", Encoding.UTF8.GetString(row.Value.Span)));
        HeadMismatch? again = await store.CommitAsync(perhaps, CancellationToken.None);
        Assert.True(again is null || again.Found == perhaps.Next, $"Bucket {last.Bucket} is at {again?.Found}.");
    }

    private static async Task<CommitBatch> CommitUntilItFailsAsync(
        PostgresStore store, CommitBatch batch, CommitBatch[] acknowledged)
    {
        while (true)
        {
            try
            {
                await store.CommittedAsync(batch);
            }
            catch (StoreException failure)
            {
                Assert.True(failure.Retryable, $"It is not over for good: {failure}");
                return batch;
            }

            acknowledged[batch.Bucket] = batch;
            batch = Batches.After(batch, Rows(batch.Next.CommitNumber + 1));
        }
    }

    private static RowOperation[] Rows(long number) =>
        [.. Enumerable.Range(0, 20).Select(i => Batches.Put($"k{i}", $"{number}"))];

    private static string? Setting(PostgresServer server, string name) =>
        server.QueryAsync($"SHOW {name}").GetAwaiter().GetResult() as string;
}
