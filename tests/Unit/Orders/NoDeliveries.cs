using OrderGrains.Ledger;

namespace OrderGrains.Tests.Orders;

/// <summary>Nobody consumes anything.</summary>
internal sealed class NoDeliveries : ILedgerDeliveries
{
    public IReadOnlyList<EventConsumer> ConsumersOf(string streamNamespace) => [];

    public Task DeliverEventsAsync(EventConsumer consumer, IReadOnlyList<OutboxEvent> events) => Task.CompletedTask;

    public Task DeliverDueAsync(DueMessage message) => Task.CompletedTask;

    public Task RedriveAsync(DeadLetter letter) => Task.CompletedTask;
}
