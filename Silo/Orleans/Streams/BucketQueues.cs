using System.Collections.Concurrent;
using Orleans.Runtime;
using Orleans.Streams;
using OrderGrains.Ledger;

namespace OrderGrains.Silo;

/// <summary>
/// The ledger's event log as Orleans' persistent streams see it: a queue is a bucket. Safe to use from anywhere.
/// </summary>
internal sealed class BucketQueues(LedgerHost host)
    : IQueueAdapterFactory, IQueueAdapter, IQueueAdapterCache, IStreamQueueMapper
{
    /// <summary>The stream provider's name.</summary>
    public const string ProviderName = "ledger";

    private readonly ConcurrentDictionary<int, BucketQueue> queues = new();

    /// <inheritdoc/>
    public string Name => ProviderName;

    /// <summary>What is delivered again is the relay's to say.</summary>
    public bool IsRewindable => false;

    /// <summary>Nothing is published here: events leave a grain with its state's commit only.</summary>
    public StreamProviderDirection Direction => StreamProviderDirection.ReadOnly;

    /// <summary>A bucket's queue.</summary>
    public BucketQueue At(int bucket) => queues.GetOrAdd(bucket, static _ => new BucketQueue());

    /// <summary>A bucket's name among queues.</summary>
    public static QueueId IdOf(int bucket) => QueueId.GetQueueId(ProviderName, (uint)bucket, (uint)bucket);

    /// <inheritdoc/>
    public Task<IQueueAdapter> CreateAdapter() => Task.FromResult<IQueueAdapter>(this);

    /// <inheritdoc/>
    public IQueueAdapterCache GetQueueAdapterCache() => this;

    /// <inheritdoc/>
    public IStreamQueueMapper GetStreamQueueMapper() => this;

    /// <inheritdoc/>
    public Task<IStreamFailureHandler> GetDeliveryFailureHandler(QueueId queueId) =>
        Task.FromResult<IStreamFailureHandler>(StreamFailures.Instance);

    /// <inheritdoc/>
    public IQueueAdapterReceiver CreateReceiver(QueueId queueId) => At((int)queueId.GetNumericId());

    /// <inheritdoc/>
    public IQueueCache CreateQueueCache(QueueId queueId) => At((int)queueId.GetNumericId());

    /// <inheritdoc/>
    public IEnumerable<QueueId> GetAllQueues() => Enumerable.Range(0, host.Ledger.BucketCount).Select(IdOf);

    /// <inheritdoc/>
    public QueueId GetQueueForStream(StreamId streamId) => IdOf(host.Ledger.BucketOf(streamId.GetKeyAsString()));

    /// <inheritdoc/>
    public Task QueueMessageBatchAsync<T>(
        StreamId streamId, IEnumerable<T> events, StreamSequenceToken? token,
        Dictionary<string, object>? requestContext) =>
        throw new NotSupportedException("Events are committed with a grain's state; nothing else publishes.");
}
