using OrderGrains.Ledger;

namespace OrderGrains.Tests.Simulation;

/// <summary>The shared store as one process reaches it.</summary>
internal sealed class SharedStoreView(SharedStore store, ClusterProcess process) : ILedgerStore
{
    public StoreLimits Limits => store.Limits;

    public StoreReads Reads => StoreReads.Neighbours;

    public ValueTask<HeadMismatch?> CommitAsync(CommitBatch batch, CancellationToken cancellationToken)
    {
        // A copy: the request is on its way while its caller goes on.
        CommitBatch sent = batch with { Operations = [.. batch.Operations.Select(Copy)] };
        TaskCompletionSource<HeadMismatch?> answer = Answer<HeadMismatch?>(cancellationToken);
        store.Commit(process, sent, answer);
        return new(answer.Task);
    }

    public ValueTask<Head?> ReadHeadAsync(int bucket, CancellationToken cancellationToken) => AskAsync(
        new StoreCall(StoreCallKind.ReadHead, bucket),
        rows => rows.ReadHeadAsync(bucket, CancellationToken.None), cancellationToken);

    public ValueTask<ReadOnlyMemory<byte>?> GetAsync(int bucket, string key, CancellationToken cancellationToken) =>
        AskAsync(
            new StoreCall(StoreCallKind.Get, bucket),
            rows => rows.GetAsync(bucket, key, CancellationToken.None), cancellationToken);

    public ValueTask<IReadOnlyList<StoreRow>> ScanAsync(
        int bucket, KeyRange range, int limit, CancellationToken cancellationToken) => AskAsync(
            new StoreCall(StoreCallKind.Scan, bucket),
            rows => rows.ScanAsync(bucket, range, limit, CancellationToken.None), cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private ValueTask<T> AskAsync<T>(
        StoreCall call, Func<MemoryStore, ValueTask<T>> carryOut, CancellationToken cancellationToken)
    {
        TaskCompletionSource<T> answer = Answer<T>(cancellationToken);
        store.Ask(process, call, carryOut, answer);
        return new(answer.Task);
    }

    private static TaskCompletionSource<T> Answer<T>(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var answer = new TaskCompletionSource<T>();
        cancellationToken.Register(() => answer.TrySetCanceled(cancellationToken));
        return answer;
    }

    private static RowOperation Copy(RowOperation operation) =>
        operation.Value is { } value ? new RowOperation(operation.Key, value.ToArray()) : operation;
}
