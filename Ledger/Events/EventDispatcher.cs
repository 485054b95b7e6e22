using Microsoft.Extensions.Logging;

namespace OrderGrains.Ledger;

/// <summary>
/// Hands events to one consumer until it has acknowledged or parked them: the named supervisor of deliveries.
/// An outage is waited out; a consumer that keeps failing by itself gets a dead letter for each event.
/// </summary>
internal sealed partial class EventDispatcher(LedgerContext context, DeadLetterBox deadLetters)
{
    /// <summary>Delivers what stands at the front of a lane.</summary>
    /// <returns>How many of the deliveries are done: all of them, or after a failure only the first.</returns>
    public async Task<int> DeliverAsync(RelayLane lane, IReadOnlyList<RelayDelivery> deliveries)
    {
        if (deliveries.Count > 1 && !deadLetters.IsHeld(lane.Consumer, lane.StreamKey))
        {
            OutboxEvent[] all = [.. deliveries.SelectMany(delivery => delivery.Events)];
            if (await TryAsync(lane.Consumer, all) is null)
            {
                return deliveries.Count;
            }
        }

        await DeliverAsync(lane, deliveries[0].Events);
        return 1;
    }

    private async Task DeliverAsync(RelayLane lane, IReadOnlyList<OutboxEvent> events)
    {
        int attempts = 0;
        for (int tries = 0; ; tries++)
        {
            if (deadLetters.IsHeld(lane.Consumer, lane.StreamKey))
            {
                await deadLetters.ParkAsync(lane.Consumer, events, "Held behind an earlier parked event.", attempts: 0);
                return;
            }

            Exception? failure = await TryAsync(lane.Consumer, events);
            if (failure is null)
            {
                return;
            }

            attempts += failure is InfrastructureException ? 0 : 1;
            if (attempts >= context.Options.DeliveryAttempts)
            {
                await deadLetters.ParkAsync(lane.Consumer, events, failure.GetType().Name, attempts);
                return;
            }

            await context.BackOffAsync(tries);
        }
    }

    private async Task<Exception?> TryAsync(EventConsumer consumer, IReadOnlyList<OutboxEvent> events)
    {
        try
        {
            await context.Services.Deliveries.DeliverEventsAsync(consumer, events);
            return null;
        }
#pragma warning disable CA1031 // The supervisor: whatever a consumer throws is logged, tried again, then parked.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogDeliveryFailed(context.Logger, consumer.Name, events[0].StreamKey, events[0].Sequence, failure);
            return failure;
        }
    }
}
