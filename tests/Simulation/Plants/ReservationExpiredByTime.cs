using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrderGrains.Json;
using OrderGrains.Ledger;
using OrderGrains.Orders;
using OrderGrains.Silo;
using OrderGrains.Stores;

namespace OrderGrains.Tests.Simulation;

/// <summary>
/// A store drops a reservation that is old and whose order is not there, without asking the order: a placing that is
/// still under way may commit after that.
/// </summary>
internal sealed class ReservationExpiredByTime : PlantedBug
{
    public override void Infect(IServiceCollection services) =>
        services.Decorate<LedgerServices>(static (provider, ledger) => ledger with
        {
            Deliveries = new ExpiringDeliveries(
                ledger.Deliveries, provider.GetRequiredService<LedgerHost>(),
                ledger.Time, provider.GetRequiredService<IOptions<StoreOptions>>().Value),
        });

    private sealed class ExpiringDeliveries(
        ILedgerDeliveries inner, LedgerHost host, TimeProvider time, StoreOptions options) : ILedgerDeliveries
    {
        public IReadOnlyList<EventConsumer> ConsumersOf(string streamNamespace) => inner.ConsumersOf(streamNamespace);

        public Task DeliverEventsAsync(EventConsumer consumer, IReadOnlyList<OutboxEvent> events) =>
            inner.DeliverEventsAsync(consumer, events);

        public async Task DeliverDueAsync(DueMessage message)
        {
            if (message.Name == CapacityState.ConfirmMessage)
            {
                await ExpireAsync(EntityKey.Parse(message.Key));
            }

            await inner.DeliverDueAsync(message);
        }

        public Task RedriveAsync(DeadLetter letter) => inner.RedriveAsync(letter);

        private async Task ExpireAsync(EntityKey store)
        {
            EventConsumer consumer = inner.ConsumersOf(ReservationReleased.StreamNamespace).Single();
            foreach (OwnedRow row in await host.Ledger.ReadRowsAsync(store.ToString(), CancellationToken.None))
            {
                Reservation reservation = JsonSerializer.Deserialize(row.Value.Span, StoreJson.Default.Reservation)!;
                if (reservation.At + options.ConfirmAfter <= time.GetUtcNow() && !await IsHeldAsync(store, reservation))
                {
                    var released = new ReservationReleased
                    {
                        OrderId = reservation.Order,
                        Attempt = reservation.Attempt,
                        Restock = true,
                    };
                    await inner.DeliverEventsAsync(consumer, [Event(store, released)]);
                }
            }
        }

        private static OutboxEvent Event(EntityKey store, ReservationReleased released) =>
            new(ReservationReleased.StreamNamespace, store.ToString(), 0, released);

        private async Task<bool> IsHeldAsync(EntityKey store, Reservation reservation)
        {
            OrderState? order = await host.Ledger.ReadStateAsync<OrderState>(
                OrderState.StateName, new EntityKey(store.Tenant, reservation.Order).ToString(),
                CancellationToken.None);
            return order?.Content?.ReservedBy == reservation.Attempt;
        }
    }
}
