namespace OrderGrains.Ledger;

/// <summary>Deletes delivered events of a bucket once they are older than the retention.</summary>
internal sealed class LogTrimmer(int bucket, LedgerContext context, CommitQueue queue, BucketFeeds feeds)
{
    // As many as every store's commit holds.
    private const int BlocksPerCommit = 50;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);
    private TaskCompletionSource wake = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool stopped;

    /// <summary>Ends <see cref="RunAsync"/>.</summary>
    public void Stop()
    {
        stopped = true;
        Volatile.Read(ref wake).TrySetResult();
    }

    /// <summary>The loop: from time to time, deletes what is old.</summary>
    public async Task RunAsync()
    {
        while (!stopped)
        {
            await TrimAsync();
            var signal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Volatile.Write(ref wake, signal);
            await using ITimer timer = context.Services.Time.CreateTimer(
                static state => ((TaskCompletionSource)state!).TrySetResult(),
                signal, Interval, Timeout.InfiniteTimeSpan);
            if (!stopped)
            {
                await signal.Task;
            }
        }
    }

    /// <summary>Deletes all old events, a commit's worth at a time.</summary>
    public async Task TrimAsync()
    {
        try
        {
            bool more = true;
            while (more && !stopped)
            {
                more = await TrimSomeAsync();
            }
        }
        catch (InfrastructureException)
        {
            // The store is away: there is time until the next interval.
            return;
        }
    }

    private async Task<bool> TrimSomeAsync()
    {
        long oldest = Stamp.From(context.Services.Time.GetUtcNow() - context.Options.EventRetention);
        IReadOnlyList<StoreRow> rows =
            await context.Store.ScanAsync(bucket, RowKey.Events, BlocksPerCommit, CancellationToken.None);
        RowOperation[] old = [.. rows.Where(IsOld).Select(row => RowOperation.Delete(row.Key))];
        if (old.Length > 0)
        {
            // What cannot be read counts as old wherever it stands: before it there may be events that stay.
            long first = rows.TakeWhile(IsOld).Select(row => RowKey.ReadEventBlock(row.Key) + 1).LastOrDefault();
            await DeleteAsync(old, first);
        }

        return old.Length == BlocksPerCommit;

        bool IsOld(StoreRow row) => RowKey.ReadEventBlock(row.Key) <= feeds.Relay.Watermark
            && EventBlock.IsOlderThan(row.Value, oldest);
    }

    private Task DeleteAsync(RowOperation[] old, long first)
    {
        if (first == 0)
        {
            return queue.Begin(rowKey: null).FillAsync(new WriteContent { Operations = old });
        }

        feeds.Log.Start.Raise(first);
        return queue.Begin(rowKey: null).FillAsync(
            new WriteContent { Operations = [.. old, LogStart.Row(first)] });
    }
}
