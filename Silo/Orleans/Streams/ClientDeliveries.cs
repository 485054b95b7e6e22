using OrderGrains.Ledger;

namespace OrderGrains.Silo;

/// <summary>A client owns no bucket, so nothing is delivered from it.</summary>
internal sealed class ClientDeliveries : ILedgerDeliveries
{
    /// <inheritdoc/>
    public IReadOnlyList<EventConsumer> ConsumersOf(string streamNamespace) => [];

    /// <inheritdoc/>
    public Task DeliverEventsAsync(EventConsumer consumer, IReadOnlyList<OutboxEvent> events) => throw NotHere();

    /// <inheritdoc/>
    public Task DeliverDueAsync(DueMessage message) => throw NotHere();

    /// <inheritdoc/>
    public Task RedriveAsync(DeadLetter letter) => throw NotHere();

    private static InvalidOperationException NotHere() => new("A client delivers nothing.");
}
