using System.Collections.Concurrent;
using Orleans.Providers.Streams.Common;
using Orleans.Runtime;
using Orleans.Streams;
using OrderGrains.Ledger;

namespace OrderGrains.Silo;

/// <summary>
/// Delivers what the ledger committed to grains on Orleans: events through its persistent streams, due messages as
/// calls.
/// <list type="number">
/// <item>The relay hands over a commit's events of one stream, and nothing more of that stream before they are
/// done.</item>
/// <item>The bucket's queue gives them to Orleans' pulling agent, which calls the subscribed grain.</item>
/// <item>The agent moves on: acknowledged. The agent records a failure: the relay hears what the grain threw.</item>
/// </list>
/// </summary>
internal sealed class StreamDeliveries(
    BucketQueues queues, BucketBalancer held, OwnGrains own, IServiceProvider services, TimeProvider time)
    : ILedgerDeliveries
{
    // What a notification does not do, nobody builds on: a parked one holds nothing back.
    private const string NotifierType = "notifier";

    // Past every call's own limit: only a stream that was lost on its way is given up here, and handed over again.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, IReadOnlyList<EventConsumer>> consumers = new();
    private long number;

    private IGrainFactory Grains => services.GetRequiredService<IGrainFactory>();

    private LedgerEngine Ledger => services.GetRequiredService<LedgerHost>().Ledger;

    /// <inheritdoc/>
    public IReadOnlyList<EventConsumer> ConsumersOf(string streamNamespace) =>
        consumers.GetOrAdd(streamNamespace, Find);

    /// <inheritdoc/>
    public async Task DeliverEventsAsync(EventConsumer consumer, IReadOnlyList<OutboxEvent> events)
    {
        // The stream's own bucket may be another silo's: an order's release of its place is in the order's bucket, its
        // store in another. Any agent of this silo delivers it, wherever the consumer is.
        int bucket = held.HeldOr(Ledger.BucketOf(events[0].StreamKey)) ?? throw new InfrastructureException(
            "bucket_moved", "The silo holds no bucket.", retryable: true);
        BucketQueue queue = queues.At(bucket);
        var batch = new LedgerBatch(
            StreamId.Create(events[0].StreamNamespace, events[0].StreamKey),
            new EventSequenceTokenV2(Interlocked.Increment(ref number)),
            [.. events.Select(entry => entry.Payload)]);
        queue.Add(batch);
        try
        {
            await TellOutagesAsync(batch.Done.WaitAsync(Limit, time));
        }
        finally
        {
            // Given up: whatever still comes of it is told to nobody.
            batch.Fail();
            queue.Remove(batch);
        }
    }

    /// <inheritdoc/>
    public Task DeliverDueAsync(DueMessage message) =>
        TellOutagesAsync(Grains.GetGrain<IDueMessageTarget>(GrainId.Create(message.GrainType, message.Key))
            .ReceiveDue(message.Name, message.DueAt));

    /// <inheritdoc/>
    public Task RedriveAsync(DeadLetter letter) =>
        TellOutagesAsync(Grains.GetGrain<IDeadLetterTarget>(GrainId.Create(letter.Consumer, letter.Key))
            .Redrive(letter.Name));

    /// <summary>
    /// Who consumes is what the attribute on the grain classes says. A stream has one acknowledgement, so one class
    /// may consume a namespace.
    /// </summary>
    private IReadOnlyList<EventConsumer> Find(string streamNamespace)
    {
        string[] found =
        [
            .. own.Classes.Where(entry => Consumes(entry.Value, streamNamespace))
                .Select(entry => entry.Key.ToString()!),
        ];
        return found.Length <= 1
            ? [.. found.Select(type => new EventConsumer(type, type != NotifierType))]
            : throw new InvalidOperationException(
                $"The stream namespace '{streamNamespace}' has several consumers: {string.Join(", ", found)}.");
    }

    private static bool Consumes(Type grainClass, string streamNamespace) =>
        grainClass.GetCustomAttributes(typeof(ImplicitStreamSubscriptionAttribute), inherit: false)
            .Cast<ImplicitStreamSubscriptionAttribute>()
            .Any(attribute => attribute.Predicate.IsMatch(streamNamespace));

    /// <summary>
    /// An outage is not the consumer's failure: the ledger waits it out instead of parking the event.
    /// </summary>
    private static async Task TellOutagesAsync(Task delivery)
    {
        try
        {
            await delivery;
        }
        catch (Exception failure) when (failure is TimeoutException || HostFailures.IsOutage(failure))
        {
            throw new InfrastructureException("silo_unavailable", failure.Message, retryable: true, inner: failure);
        }
    }
}
