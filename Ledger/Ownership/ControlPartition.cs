namespace OrderGrains.Ledger;

/// <summary>
/// The partition that silos share: every change is one conditional commit of its head, so all silos see one order of
/// joins, renewals, moves and expulsions. Used by one loop at a time.
/// </summary>
internal sealed class ControlPartition(LedgerContext context, int buckets, TimeSpan callLimit)
{
    /// <summary>The ledger's meta partition: its head is there from the ledger's creation on.</summary>
    public const int Number = LedgerMeta.Partition;

    // Of silos that collide, one gets through each time; more losses in a row than this, and the next turn tries.
    private const int MaxAttempts = 32;
    private static readonly TimeSpan RetryStep = TimeSpan.FromMilliseconds(4);

    /// <summary>How many commits found another silo's head: the measure of contention.</summary>
    public long Collisions { get; private set; }

    /// <summary>Reads the state.</summary>
    public async ValueTask<ControlState> ReadAsync() => (await ReadRowAsync()).State;

    /// <summary>
    /// Changes the state. The change is computed from the state that is there, again whenever another silo was faster;
    /// null: nothing to change. A failure of unknown outcome is the caller's next attempt to find out.
    /// </summary>
    /// <param name="change">Makes the next state of the one that is there.</param>
    /// <param name="isSure">
    /// True when there will be a change: head and row are read at once then, since the less time passes until the
    /// commit, the fewer come in between.
    /// </param>
    public async Task<ControlUpdate> UpdateAsync(Func<ControlState, ControlState?> change, bool isSure)
    {
        for (int attempt = 0; attempt < MaxAttempts; attempt++)
        {
            Task<Head?>? reading = isSure || attempt > 0 ? ReadHeadAsync() : null;
            ControlRecord found = await ReadRowAsync();
            if (reading is null && change(found.State) is null)
            {
                return new ControlUpdate(found.State, false, 0);
            }

            Head? head = await (reading ?? ReadHeadAsync());

            // Another commit's row may be older than the head; one that is read after the head is not.
            ControlState state = found.Batch == head?.BatchId ? found.State : await ReadAsync();
            if (change(state) is not { } next)
            {
                return new ControlUpdate(state, false, 0);
            }

            long sentAt = context.Services.Time.GetTimestamp();
            if (await CommitAsync(head, next) is null)
            {
                return new ControlUpdate(next, true, sentAt);
            }

            Collisions++;
            await Task.Delay(Jitter(attempt), context.Services.Time);
        }

        throw new InfrastructureException(
            "ownership_contended", "Other silos were always faster.", retryable: true);
    }

    private Task<Head?> ReadHeadAsync() =>
        LimitedAsync(token => context.Store.ReadHeadAsync(Number, token)).AsTask();

    private async ValueTask<ControlRecord> ReadRowAsync() => ControlRow.Read(
        await LimitedAsync(token => context.Store.GetAsync(Number, ControlRow.Key, token)), buckets);

    private ValueTask<HeadMismatch?> CommitAsync(Head? head, ControlState next)
    {
        Head nextHead = head is null
            ? new Head(1, 0, context.NewId(), 0, 0)
            : head with { CommitNumber = head.CommitNumber + 1, BatchId = context.NewId() };
        var batch = new CommitBatch(Number, head, nextHead, [ControlRow.Write(next, nextHead.BatchId)]);
        return LimitedAsync(token => context.Store.CommitAsync(batch, token));
    }

    private TimeSpan Jitter(int attempt)
    {
        lock (context.Services.Random)
        {
            return context.Services.Random.NextDouble() * (attempt + 1) * RetryStep;
        }
    }

    /// <summary>
    /// A store that does not answer is one that is away: a silo must not lose its lease by waiting. It is left alone
    /// when it does not end the call itself; whatever it still commits is conditional like everything here.
    /// </summary>
    private async ValueTask<T> LimitedAsync<T>(Func<CancellationToken, ValueTask<T>> call)
    {
        using var limit = new CancellationTokenSource(callLimit, context.Services.Time);
        try
        {
            return await CallAsync().WaitAsync(callLimit, context.Services.Time);
        }
        catch (Exception late)
            when (late is TimeoutException || (limit.IsCancellationRequested && late is not StoreException))
        {
            throw new StoreException(
                "store_timeout", "The store did not answer in time.", retryable: true, outcomeUnknown: true, late);
        }

        // Awaited on the injected scheduler; whoever combines tasks would leave it.
        async Task<T> CallAsync() => await call(limit.Token);
    }
}
