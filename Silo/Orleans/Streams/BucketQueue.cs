using System.Diagnostics.CodeAnalysis;
using Orleans.Runtime;
using Orleans.Streams;

namespace OrderGrains.Silo;

/// <summary>
/// One bucket's events on their way: handed in by the ledger's relay, taken by Orleans' pulling agent, gone when their
/// consumer has acknowledged them. The relay bounds how many there are (<c>MaxDeliveries</c>), and keeps one batch of a
/// stream under way at a time. Safe to use from anywhere.
/// </summary>
internal sealed class BucketQueue : IQueueCache, IQueueAdapterReceiver
{
    private const int MostAtOnce = 256;

    private readonly Lock gate = new();
    private readonly Queue<LedgerBatch> incoming = new();
    private readonly Dictionary<StreamId, List<LedgerBatch>> underWay = [];

    /// <summary>Hands a batch in.</summary>
    public void Add(LedgerBatch batch)
    {
        lock (gate)
        {
            incoming.Enqueue(batch);
        }
    }

    /// <summary>Forgets a batch: it was acknowledged, has failed, or is not waited for any more.</summary>
    public void Remove(LedgerBatch batch)
    {
        lock (gate)
        {
            if (underWay.TryGetValue(batch.StreamId, out List<LedgerBatch>? batches)
                && batches.Remove(batch) && batches.Count == 0)
            {
                underWay.Remove(batch.StreamId);
            }
        }
    }

    /// <summary>The stream's first batch that is not done; null when there is none.</summary>
    public LedgerBatch? First(StreamId stream)
    {
        lock (gate)
        {
            return underWay.TryGetValue(stream, out List<LedgerBatch>? batches) ? batches[0] : null;
        }
    }

    /// <inheritdoc/>
    public void AddToCache(IList<IBatchContainer> messages)
    {
        lock (gate)
        {
            foreach (LedgerBatch batch in messages.Cast<LedgerBatch>())
            {
                if (!underWay.TryGetValue(batch.StreamId, out List<LedgerBatch>? batches))
                {
                    underWay.Add(batch.StreamId, batches = []);
                }

                batches.Add(batch);
            }
        }
    }

    /// <inheritdoc/>
    public IQueueCacheCursor GetCacheCursor(StreamId streamId, StreamSequenceToken? token) =>
        new BucketCursor(this, streamId);

    /// <summary>Nothing is kept for a purge: a batch is gone when it is acknowledged.</summary>
    public bool TryPurgeFromCache([MaybeNullWhen(false)] out IList<IBatchContainer> purgedItems)
    {
        purgedItems = null;
        return false;
    }

    /// <inheritdoc/>
    public bool IsUnderPressure() => false;

    /// <inheritdoc/>
    public int GetMaxAddCount() => MostAtOnce;

    /// <inheritdoc/>
    public Task Initialize(TimeSpan timeout) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<IList<IBatchContainer>> GetQueueMessagesAsync(int maxCount) => Task.FromResult(Take(maxCount));

    /// <inheritdoc/>
    public Task<IList<IBatchContainer>> GetQueueMessagesAsync(int maxCount, CancellationToken cancellationToken) =>
        Task.FromResult(Take(maxCount));

    /// <inheritdoc/>
    public Task MessagesDeliveredAsync(IList<IBatchContainer> messages) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task MessagesDeliveredAsync(IList<IBatchContainer> messages, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <summary>The agent goes: what is under way is the relay's again, which knows whether it goes on here.</summary>
    public Task Shutdown(TimeSpan timeout)
    {
        LedgerBatch[] left;
        lock (gate)
        {
            left = [.. underWay.Values.SelectMany(static batches => batches), .. incoming];
            underWay.Clear();
            incoming.Clear();
        }

        foreach (LedgerBatch batch in left)
        {
            batch.Fail();
        }

        return Task.CompletedTask;
    }

    private IList<IBatchContainer> Take(int maxCount)
    {
        var taken = new List<IBatchContainer>();
        lock (gate)
        {
            while ((maxCount < 0 || taken.Count < maxCount) && incoming.TryDequeue(out LedgerBatch? batch))
            {
                if (!batch.Done.IsCompleted)
                {
                    taken.Add(batch);
                }
            }
        }

        return taken;
    }
}
