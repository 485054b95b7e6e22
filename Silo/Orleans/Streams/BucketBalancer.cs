using Orleans.Streams;

namespace OrderGrains.Silo;

/// <summary>The queues of this silo are those of the buckets that it holds. Safe to use from anywhere.</summary>
internal sealed class BucketBalancer : IStreamQueueBalancer
{
    private readonly Lock gate = new();
    private readonly HashSet<int> held = [];
    private readonly HashSet<IStreamQueueBalanceListener> listeners = [];

    /// <summary>A bucket has been opened.</summary>
    public void Add(int bucket) => Change(() => held.Add(bucket));

    /// <summary>A bucket leaves.</summary>
    public void Remove(int bucket) => Change(() => held.Remove(bucket));

    /// <summary>The bucket itself when it is held here, otherwise another that is; null: none is.</summary>
    public int? HeldOr(int bucket)
    {
        lock (gate)
        {
            return held.Contains(bucket) ? bucket : held.Count > 0 ? held.First() : null;
        }
    }

    /// <inheritdoc/>
    public Task Initialize(IStreamQueueMapper queueMapper) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task Shutdown() => Task.CompletedTask;

    /// <inheritdoc/>
    public IEnumerable<QueueId> GetMyQueues()
    {
        lock (gate)
        {
            return [.. held.Select(BucketQueues.IdOf)];
        }
    }

    /// <inheritdoc/>
    public bool SubscribeToQueueDistributionChangeEvents(IStreamQueueBalanceListener observer)
    {
        lock (gate)
        {
            return listeners.Add(observer);
        }
    }

    /// <inheritdoc/>
    public bool UnSubscribeFromQueueDistributionChangeEvents(IStreamQueueBalanceListener observer)
    {
        lock (gate)
        {
            return listeners.Remove(observer);
        }
    }

    private void Change(Func<bool> change)
    {
        IStreamQueueBalanceListener[] told;
        lock (gate)
        {
            told = change() ? [.. listeners] : [];
        }

        foreach (IStreamQueueBalanceListener listener in told)
        {
            // Orleans does what has to be done on its own scheduler.
            _ = listener.QueueDistributionChangeNotification();
        }
    }
}
