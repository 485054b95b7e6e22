using Microsoft.Extensions.Logging;

namespace OrderGrains.Ledger;

/// <summary>
/// Delivers a bucket's due messages: never early, at least once, through restarts. The messages of the next minutes are
/// in memory, the rest only in the store. Safe to call from anywhere.
/// </summary>
internal sealed partial class DueQueue(int bucket, LedgerContext context, CommitQueue queue)
{
    private const int RowsPerRead = 1_000;
    private const int MaxDeliveries = 64;

    private readonly Lock gate = new();
    private readonly SortedDictionary<string, DueMessage> soon = new(StringComparer.Ordinal);
    private readonly HashSet<string> underWay = new(StringComparer.Ordinal);
    private readonly WorkUnderWay deliveries = new();
    private TaskCompletionSource wake = NewSignal();
    private DateTimeOffset loadedUntil = DateTimeOffset.MinValue;
    private volatile bool stopped;

    /// <summary>Messages in memory, waiting or under way.</summary>
    public int Depth
    {
        get
        {
            lock (gate)
            {
                return soon.Count;
            }
        }
    }

    /// <summary>A commit set and cancelled messages.</summary>
    public void Apply(IReadOnlyList<DueRow> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        lock (gate)
        {
            foreach (DueRow row in rows)
            {
                if (row.Cancelled)
                {
                    soon.Remove(row.RowKey);
                }
                else if (row.Message.DueAt <= loadedUntil)
                {
                    soon[row.RowKey] = row.Message;
                }
            }

            wake.TrySetResult();
        }
    }

    /// <summary>Ends <see cref="RunAsync"/>; starts no more deliveries.</summary>
    /// <returns>Done when the deliveries under way have ended.</returns>
    public Task StopAsync()
    {
        lock (gate)
        {
            stopped = true;
            wake.TrySetResult();
        }

        return deliveries.StopAsync();
    }

    /// <summary>The loop: loads the next minutes, sleeps until the next message is due, delivers.</summary>
    public async Task RunAsync()
    {
        await using ITimer timer = context.Services.Time.CreateTimer(
            static state => ((DueQueue)state!).Wake(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        while (!stopped)
        {
            DateTimeOffset now = context.Services.Time.GetUtcNow();
            if (loadedUntil - now < context.Options.DueHorizon / 2)
            {
                await LoadAsync(now + context.Options.DueHorizon);
            }

            Task woken = Arm(timer, StartDue(now));
            await woken;
        }
    }

    /// <summary>Before <see cref="RunAsync"/> starts again: loads what was perhaps not loaded.</summary>
    public void Rewind()
    {
        lock (gate)
        {
            loadedUntil = DateTimeOffset.MinValue;
        }
    }

    private void Wake()
    {
        lock (gate)
        {
            wake.TrySetResult();
        }
    }

    private async Task LoadAsync(DateTimeOffset until)
    {
        lock (gate)
        {
            // Commits from now on put their messages into memory themselves.
            loadedUntil = until;
        }

        KeyRange range = RowKey.DueUntil(until);
        IReadOnlyList<StoreRow> rows;
        int attempt = 0;
        do
        {
            rows = await TryScanAsync(range);
            if (rows.Count == 0)
            {
                return;
            }

            lock (gate)
            {
                foreach (StoreRow row in rows)
                {
                    soon.TryAdd(row.Key, RowKey.ReadDue(row.Key));
                }
            }

            range = range with { From = rows[^1].Key + "!" };
        }
        while (rows.Count == RowsPerRead);

        async Task<IReadOnlyList<StoreRow>> TryScanAsync(KeyRange wanted)
        {
            while (true)
            {
                try
                {
                    return await context.Store.ScanAsync(bucket, wanted, RowsPerRead, CancellationToken.None);
                }
                catch (StoreException)
                {
                    if (stopped)
                    {
                        return [];
                    }

                    await context.BackOffAsync(attempt++);
                }
            }
        }
    }

    /// <summary>Starts what is due; the time of the next one, or of the next load.</summary>
    private DateTimeOffset StartDue(DateTimeOffset now)
    {
        while (true)
        {
            KeyValuePair<string, DueMessage> next;
            lock (gate)
            {
                wake = NewSignal();
                next = soon.FirstOrDefault(entry => !underWay.Contains(entry.Key));
                if (next.Value is null || next.Value.DueAt > now || underWay.Count >= MaxDeliveries)
                {
                    DateTimeOffset load = now + (context.Options.DueHorizon / 2);
                    return next.Value is null || next.Value.DueAt > load ? load : next.Value.DueAt;
                }

                underWay.Add(next.Key);
            }

            _ = DeliverAsync(next.Key, next.Value);
        }
    }

    private Task Arm(ITimer timer, DateTimeOffset next)
    {
        lock (gate)
        {
            bool full = underWay.Count >= MaxDeliveries;
            TimeSpan wait = next - context.Services.Time.GetUtcNow();
            timer.Change(
                full || wait < TimeSpan.Zero ? Timeout.InfiniteTimeSpan : wait + TimeSpan.FromMilliseconds(1),
                Timeout.InfiniteTimeSpan);
            if (!full && wait < TimeSpan.Zero)
            {
                wake.TrySetResult();
            }

            return stopped ? Task.CompletedTask : wake.Task;
        }
    }

    private async Task DeliverAsync(string rowKey, DueMessage message)
    {
        for (int attempt = 0; !stopped && IsWanted(rowKey); attempt++)
        {
            if (await TryDeliverAsync(rowKey, message))
            {
                break;
            }

            await context.BackOffAsync(attempt);
        }

        lock (gate)
        {
            soon.Remove(rowKey);
            underWay.Remove(rowKey);
            wake.TrySetResult();
        }
    }

    private async Task<bool> TryDeliverAsync(string rowKey, DueMessage message)
    {
        if (!deliveries.TryBegin())
        {
            return false;
        }

        try
        {
            await context.Services.Deliveries.DeliverDueAsync(message);
            if (IsWanted(rowKey))
            {
                await queue.Begin(rowKey: null)
                    .FillAsync(new WriteContent { Operations = [RowOperation.Delete(rowKey)] });
            }

            return true;
        }
#pragma warning disable CA1031 // The supervisor of due messages: whatever a grain throws is logged and tried again.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogDueFailed(context.Logger, message.GrainType, message.Key, message.Name, failure);
            return false;
        }
        finally
        {
            deliveries.End();
        }
    }

    /// <summary>False once the grain itself has cancelled the message.</summary>
    private bool IsWanted(string rowKey)
    {
        lock (gate)
        {
            return soon.ContainsKey(rowKey);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
