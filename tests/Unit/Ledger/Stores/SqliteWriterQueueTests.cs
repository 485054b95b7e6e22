using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger.Stores;

public sealed class SqliteWriterQueueTests : IDisposable
{
    private static readonly TimeSpan s_bound = TimeSpan.FromSeconds(30);
    private readonly SqliteBench _bench = new();
    private readonly ManualResetEventSlim _gate = new();
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SqliteWriterQueueTests() => _bench.Options.CommitStep = connection =>
    {
        _reached.TrySetResult();
        Assert.True(_gate.Wait(s_bound, CancellationToken.None), "Waited in vain for the gate to open.");
        return connection.TryCommit();
    };

    public void Dispose()
    {
        _gate.Dispose();
        _bench.Dispose();
    }

    [Fact]
    public async Task CommitAsync_CancelledWhileQueued_IsNotDone()
    {
        await using SqliteStore store = _bench.Open();
        using CancellationTokenSource source = new();
        CommitBatch first = Batches.New(0, Batches.Put("a", "1"));
        Task<HeadMismatch?> running = store.CommitAsync(first, source.Token).AsTask();
        await _reached.Task;
        Task<HeadMismatch?> queued = store.CommitAsync(Batches.After(first, Batches.Put("a", "2")), source.Token)
            .AsTask();

        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => queued);
        _gate.Set();

        Assert.Null(await running);
        Assert.Equal("1", await store.TextAsync(0, "a"));
        Assert.Equal(first.Next, await store.ReadHeadAsync(0, CancellationToken.None));
    }

    [Fact]
    public async Task CommitAsync_QueueFull_IsRefusedAtOnce()
    {
        await using SqliteStore store = _bench.Open();
        Task<HeadMismatch?> running = store.CommitAsync(Batches.New(0), CancellationToken.None).AsTask();
        await _reached.Task;
        Task<HeadMismatch?>[] queued = [.. Enumerable.Range(1, SqliteWriter.QueueCapacity).Select(
            bucket => store.CommitAsync(Batches.New(bucket), CancellationToken.None).AsTask())];

        StoreException refusal = await store.RefusedAsync(Batches.New(9_999));
        _gate.Set();

        Assert.Equal(("store_unavailable", false, true), (refusal.Code, refusal.OutcomeUnknown, refusal.Retryable));
        Assert.All(await Task.WhenAll([running, .. queued]), Assert.Null);
        Assert.Null(await store.ReadHeadAsync(9_999, CancellationToken.None));
    }

    [Fact]
    public async Task DisposeAsync_WithCommitsQueued_CarriesThemOut()
    {
        SqliteStore store = _bench.Open();
        CommitBatch first = Batches.New(0);
        CommitBatch second = Batches.After(first, Batches.Put("a", "1"));
        Task<HeadMismatch?>[] commits =
            [.. new[] { first, second }.Select(batch => store.CommitAsync(batch, CancellationToken.None).AsTask())];
        await _reached.Task;

        ValueTask disposal = store.DisposeAsync();
        _gate.Set();
        await disposal;

        Assert.All(await Task.WhenAll(commits), Assert.Null);
        await using SqliteStore reopened = _bench.Open();
        Assert.Equal("1", await reopened.TextAsync(0, "a"));
    }
}
