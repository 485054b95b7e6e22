using Microsoft.Extensions.Logging;

namespace OrderGrains.Ledger;

/// <summary>
/// Hands events to one consumer until it has acknowledged or parked them: the named supervisor of deliveries.
/// An outage is waited out; a consumer that keeps failing by itself gets a dead letter for each event.
/// </summary>
internal sealed partial class EventDispatcher(LedgerContext context, DeadLetterBox deadLetters)
{
    private static readonly InfrastructureException Stopped =
        new("ledger_closed", "The bucket delivers nothing any more.", retryable: true);

    private readonly WorkUnderWay underWay = new();

    /// <summary>Delivers what stands at the front of a lane.</summary>
    /// <returns>
    /// How many of the deliveries are done: all of them, after a failure only the first; 0: it is stopped.
    /// </returns>
    public async Task<int> DeliverAsync(RelayLane lane, IReadOnlyList<RelayDelivery> deliveries)
    {
        if (deliveries.Count > 1 && !deadLetters.IsHeld(lane.Consumer, lane.StreamKey))
        {
            OutboxEvent[] all = [.. deliveries.SelectMany(delivery => delivery.Events)];
            if (!Array.Exists(all, UnreadableEvent.Is) && await TryAsync(lane.Consumer, all) is null)
            {
                return deliveries.Count;
            }
        }

        return await DeliverAsync(lane, deliveries[0].Events) ? 1 : 0;
    }

    /// <summary>Parks a commit's events that nobody can read, so that those after them go on.</summary>
    /// <returns>The block that is left: none of its events; null when the bucket is closed.</returns>
    public async Task<RelayBlock?> ParkBlockAsync(StoreRow row, string error)
    {
        long commitNumber = RowKey.ReadEventBlock(row.Key);
        LogUnreadableBlock(context.Logger, commitNumber, error);
        long now = Stamp.From(context.Services.Time.GetUtcNow());
        return await deadLetters.ParkBlockAsync(commitNumber, row.Value, error)
            ? new RelayBlock(commitNumber, now, [])
            : null;
    }

    /// <summary>Starts no more deliveries.</summary>
    /// <returns>Done when those under way have ended.</returns>
    public Task StopAsync() => underWay.StopAsync();

    private Task<bool> DeliverAsync(RelayLane lane, IReadOnlyList<OutboxEvent> events) =>
        events.Any(UnreadableEvent.Is) ? DeliverOneByOneAsync(lane, events) : DeliverReadableAsync(lane, events);

    private async Task<bool> DeliverOneByOneAsync(RelayLane lane, IReadOnlyList<OutboxEvent> events)
    {
        foreach (OutboxEvent entry in events)
        {
            if (!await (entry.Payload is UnreadableEvent unreadable
                ? ParkAsync(lane, entry, unreadable)
                : DeliverReadableAsync(lane, [entry])))
            {
                return false;
            }
        }

        return true;
    }

    private async Task<bool> ParkAsync(RelayLane lane, OutboxEvent entry, UnreadableEvent unreadable)
    {
        LogUnreadable(context.Logger, entry.StreamNamespace, entry.StreamKey, entry.Sequence, unreadable.Error);
        return await deadLetters.ParkAsync(lane.Consumer, [entry], unreadable.Error, attempts: 0);
    }

    private async Task<bool> DeliverReadableAsync(RelayLane lane, IReadOnlyList<OutboxEvent> events)
    {
        int attempts = 0;
        for (int tries = 0; !underWay.IsStopped; tries++)
        {
            if (deadLetters.IsHeld(lane.Consumer, lane.StreamKey))
            {
                return await deadLetters.ParkAsync(
                    lane.Consumer, events, "Held behind an earlier parked event.", attempts: 0);
            }

            Exception? failure = await TryAsync(lane.Consumer, events);
            if (failure is null)
            {
                return true;
            }

            attempts += failure is InfrastructureException ? 0 : 1;
            if (attempts >= context.Options.DeliveryAttempts)
            {
                return await deadLetters.ParkAsync(lane.Consumer, events, failure.GetType().Name, attempts);
            }

            await context.BackOffAsync(tries);
        }

        return false;
    }

    private async Task<Exception?> TryAsync(EventConsumer consumer, IReadOnlyList<OutboxEvent> events)
    {
        if (!underWay.TryBegin())
        {
            return Stopped;
        }

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
        finally
        {
            underWay.End();
        }
    }
}
