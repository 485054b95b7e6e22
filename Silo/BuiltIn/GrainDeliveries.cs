using System.Collections.Concurrent;
using Orleans.Runtime;
using Orleans.Storage;
using OrderGrains.Ledger;
using OrderGrains.Runtime;

namespace OrderGrains.Silo;

/// <summary>Delivers what the ledger committed to the grains of the built-in host.</summary>
public sealed class GrainDeliveries(GrainRuntime runtime) : ILedgerDeliveries
{
    // What a notification does not do, nobody builds on: a parked one holds nothing back.
    private const string NotifierType = "notifier";

    private readonly ConcurrentDictionary<string, IReadOnlyList<EventConsumer>> consumers = new();

    /// <inheritdoc/>
    public IReadOnlyList<EventConsumer> ConsumersOf(string streamNamespace) =>
        consumers.GetOrAdd(streamNamespace, Find);

    /// <inheritdoc/>
    public Task DeliverEventsAsync(EventConsumer consumer, IReadOnlyList<OutboxEvent> events)
    {
        object[] items = [.. events.Select(entry => entry.Payload)];
        long[] sequences = [.. events.Select(entry => entry.Sequence)];
        return TellOutagesAsync(runtime.DeliverAsync(
            GrainType.Create(consumer.Name), events[0].StreamNamespace, events[0].StreamKey, items, sequences));
    }

    /// <inheritdoc/>
    public Task DeliverDueAsync(DueMessage message) =>
        TellOutagesAsync(Target<IDueMessageTarget>(message.GrainType, message.Key)
            .ReceiveDue(message.Name, message.DueAt));

    /// <inheritdoc/>
    public Task RedriveAsync(DeadLetter letter) =>
        TellOutagesAsync(Target<IDeadLetterTarget>(letter.Consumer, letter.Key).Redrive(letter.Name));

    private TTarget Target<TTarget>(string grainType, string key)
        where TTarget : IAddressable =>
        runtime.GetGrain<TTarget>(GrainId.Create(grainType, key));

    private IReadOnlyList<EventConsumer> Find(string streamNamespace) =>
    [
        .. runtime.ConsumersOf(streamNamespace)
            .Select(type => new EventConsumer(type.ToString()!, type.ToString() != NotifierType)),
    ];

    /// <summary>
    /// An outage is not the consumer's failure: the ledger waits it out instead of parking the event. Neither is an
    /// answer that was lost between silos: consumers drop what they have taken already.
    /// </summary>
    private static async Task TellOutagesAsync(Task delivery)
    {
        try
        {
            await delivery;
        }
        catch (Exception failure) when (failure is InconsistentStateException or GrainOverloadedException
            or SiloUnavailableException or UnknownOutcomeException)
        {
            throw new InfrastructureException("silo_unavailable", failure.Message, retryable: true, inner: failure);
        }
    }
}
