using Microsoft.Extensions.Logging;

namespace OrderGrains.Ledger;

/// <summary>
/// The commit loop of one bucket.
/// <list type="number">
/// <item>Writers take places in the queue and fill them in their own turns.</item>
/// <item>The loop seals what is filled at the front: what queued during the last commit; no other delay.</item>
/// <item>One conditional commit: the rows, one event row, the head with its next number and watermark.</item>
/// <item>An unknown outcome is settled by committing the identical batch again: done now, or found in the head.</item>
/// <item>Only then: due messages and events go on, then the writers are told, then the next batch is sealed.</item>
/// </list>
/// <code>
///  turn  turn  turn          one in flight                  relay, due messages
///    \    |    /      seal                    committed   ↗
///   [ queue  …  ] ───────▶ batch ──▶ store ─────────────▶ writers answer
///                                      │ definitely not
///                                      ╰──────▶ batch and queue fail; their activations are dropped
/// </code>
/// Runs on the injected scheduler; nothing else touches the head. Its own supervisor: a loop that fails has lost the
/// bucket, since it does not know any more what the store holds.
/// </summary>
internal sealed partial class Committer(int bucket, LedgerContext context, CommitQueue queue, BucketFeeds feeds)
{
    private Head head = new(0, 0, Guid.Empty, 0, 0);
    private SealedBatch? inFlight;
    private volatile bool stopped;

    /// <summary>Told when the bucket has turned out to be another owner's; on the commit loop.</summary>
    public Action? Lost { get; init; }

    /// <summary>Told what a commit has written, before anybody else is; on the commit loop.</summary>
    public Action<IReadOnlyList<RowOperation>>? Committed { get; init; }

    /// <summary>The newest head that this process has committed.</summary>
    public Head Head => Volatile.Read(ref head);

    /// <summary>How many commits this process has made to the bucket.</summary>
    public long Commits { get; private set; }

    /// <summary>Takes the bucket over: fences every earlier owner by an epoch of its own.</summary>
    /// <param name="stillMine">
    /// Where silos share the store: false when the bucket may be another's by now. Asked once the head is read: from
    /// then on whoever opens the bucket makes this take-over fail, for good. Null: nobody else opens it.
    /// </param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="BucketNotHeldException">It is not this silo's any more.</exception>
    public async Task<Head> TakeOverAsync(Func<bool>? stillMine, CancellationToken cancellationToken)
    {
        for (int attempt = 0; ; attempt++)
        {
            Head? found = await context.Store.ReadHeadAsync(bucket, cancellationToken);
            if (stillMine?.Invoke() == false)
            {
                throw new BucketNotHeldException(bucket);
            }

            Head next = (found ?? head) with { BatchId = context.NewId(), Epoch = (found?.Epoch ?? 0) + 1 };
            var takeOver = new CommitBatch(bucket, found, next, []);
            if (await SettleAsync(takeOver) is not { } failure)
            {
                head = next;
                queue.Open(next);
                return next;
            }

            if (stillMine is not null || attempt >= context.Options.CommitRetries || failure is StoreException)
            {
                throw failure;
            }
        }
    }

    /// <summary>The loop; ends when the queue is closed and empty, or the bucket is lost.</summary>
    public async Task RunAsync()
    {
        try
        {
            while (!stopped)
            {
                await queue.WaitForWorkAsync();
                do
                {
                    // Turns that are ready to run go first, and their writes join this commit instead of the next.
                    await Task.Yield();
                }
                while (await TryCommitAsync());
            }
        }
#pragma warning disable CA1031 // The supervisor of the loop: nobody else would tell the writers.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogLoopFailed(context.Logger, bucket, failure);
            Lose(inFlight?.Writes ?? []);
        }
    }

    /// <summary>Ends the loop once what is queued is committed; leaves the newest watermark in the head.</summary>
    public async Task StopAsync(Exception reason)
    {
        try
        {
            if (head.RelayWatermark != feeds.Relay.Watermark)
            {
                await queue.Begin(rowKey: null).FillAsync(WriteContent.Nothing);
            }
        }
        catch (InfrastructureException failure)
        {
            LogWatermarkLeft(context.Logger, bucket, failure);
        }

        // In this order: the loop that finds the queue closed finds that it is to end.
        stopped = true;
        queue.Close(reason);
    }

    /// <summary>Ends the loop without waiting: nothing that waits is committed any more.</summary>
    public void Abandon(Exception reason)
    {
        stopped = true;
        queue.Abandon(reason);
    }

    private async Task<bool> TryCommitAsync()
    {
        if (!queue.TrySeal(context.Store.Limits, out inFlight))
        {
            return false;
        }

        await CommitAsync(inFlight);
        return true;
    }

    private async Task CommitAsync(SealedBatch batch)
    {
        Head next = head with
        {
            CommitNumber = head.CommitNumber + 1,
            BatchId = context.NewId(),
            RelayWatermark = feeds.Relay.Watermark,
            Stamp = batch.Stamp,
        };

        Exception? failure = await SettleAsync(batch.ToCommit(bucket, head, next));
        if (failure is not null)
        {
            Fail(batch, failure);
            return;
        }

        head = next;
        Commits++;
        context.Metrics.Committed(batch);
        Committed?.Invoke(batch.Operations);
        queue.Committed(batch);
        feeds.Due.Apply(batch.Due);
        feeds.Relay.Publish(next.CommitNumber, batch);
        feeds.Log.Recent.Publish(next.CommitNumber, batch);
        foreach (StateWrite write in batch.Writes)
        {
            write.Succeed();
        }
    }

    private void Lose(IReadOnlyList<StateWrite> inFlight)
    {
        var lost = new BucketLostException(bucket, epoch: null, outcomeUnknown: true);
        Abandon(lost.Untried());
        foreach (StateWrite write in inFlight)
        {
            write.Fail(lost);
        }

        Lost?.Invoke();
    }

    private void Fail(SealedBatch batch, Exception failure)
    {
        LogCommitFailed(context.Logger, bucket, batch.Writes.Count, failure);
        context.Metrics.Failed();
        Exception untried = (failure as BucketLostException)?.Untried() ?? failure;
        if (failure is not StoreException)
        {
            stopped = true;
            queue.Close(untried);
        }

        IReadOnlyList<StateWrite> waiting = queue.Failed(batch);
        foreach (StateWrite write in batch.Writes)
        {
            write.Fail(failure);
        }

        foreach (StateWrite write in waiting)
        {
            write.Fail(untried);
        }

        if (failure is not StoreException)
        {
            Lost?.Invoke();
        }
    }

    /// <summary>
    /// Commits, however long it takes to know the outcome; null when committed, else why definitely not.
    /// </summary>
    private async Task<Exception?> SettleAsync(CommitBatch commit)
    {
        bool unknown = false;
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                HeadMismatch? mismatch = await context.Store.CommitAsync(commit, CancellationToken.None);
                bool committedBefore = attempt > 0 && mismatch?.Found?.BatchId == commit.Next.BatchId;
                return mismatch is null || committedBefore
                    ? null
                    : new BucketLostException(bucket, mismatch.Found?.Epoch, unknown);
            }
            catch (StoreException failure)
            {
                unknown |= failure.OutcomeUnknown;
                LogCommitTriedAgain(context.Logger, bucket, attempt, unknown, failure.Code);
                if (!unknown && (!failure.Retryable || attempt >= context.Options.CommitRetries))
                {
                    return failure;
                }
            }

            await context.BackOffAsync(attempt);
        }
    }
}
