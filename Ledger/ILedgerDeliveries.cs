namespace OrderGrains.Ledger;

/// <summary>
/// Where the ledger delivers to: the host's grains. Safe to call from anywhere. A delivery that throws is tried again;
/// an <see cref="InfrastructureException"/> without counting, anything else up to the limit and then parked.
/// </summary>
public interface ILedgerDeliveries
{
    /// <summary>Who consumes a stream namespace; the same for the life of the process.</summary>
    IReadOnlyList<EventConsumer> ConsumersOf(string streamNamespace);

    /// <summary>Delivers events of one stream, in order; done when the consumer has acknowledged them all.</summary>
    Task DeliverEventsAsync(EventConsumer consumer, IReadOnlyList<OutboxEvent> events);

    /// <summary>Delivers a due message; done when the grain has acknowledged it.</summary>
    Task DeliverDueAsync(DueMessage message);

    /// <summary>Asks a grain to try again what it parked itself.</summary>
    Task RedriveAsync(DeadLetter letter);
}

/// <summary>A grain class that consumes a stream namespace.</summary>
/// <param name="Name">Its grain type.</param>
/// <param name="HoldsOnFailure">
/// True when it changes state by its events: after a parked one, later ones of the same stream are parked behind it.
/// False for notifications, which go on past it.
/// </param>
public sealed record EventConsumer(string Name, bool HoldsOnFailure);
