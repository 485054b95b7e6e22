using System.Text.Json;

namespace OrderGrains.Ledger;

/// <summary>
/// Redriving: the named supervisor of what is delivered again. A consumer that fails again, or bytes that still cannot
/// be read, are logged and leave the letter where it is.
/// </summary>
internal sealed partial class DeadLetterBox
{
    private async Task RedriveEventAsync(
        ParkedLetter parked, string streamNamespace, CancellationToken cancellationToken)
    {
        IReadOnlyList<EventConsumer> consumers = Takers(parked.Letter, streamNamespace);
        if (consumers.Count == 0)
        {
            LogNobodyTakes(context.Logger, parked.Letter.Name, parked.Letter.Key, parked.Letter.Consumer);
            return;
        }

        foreach (ParkedLetter next in await UpToAsync(parked, consumers, cancellationToken))
        {
            if (!await TryDeliverAsync(next, consumers, () => [ReadEvent(next)]))
            {
                return;
            }

            await RemoveAsync(next);
        }
    }

    private async Task RedriveBlockAsync(ParkedLetter parked, CancellationToken cancellationToken)
    {
        long commitNumber = parked.Letter.Sequence;
        if (await context.Store.GetAsync(bucket, RowKey.ParkedBlock(commitNumber), cancellationToken) is not { } value)
        {
            await RemoveAsync(parked);
            return;
        }

        var row = new StoreRow(RowKey.EventBlock(commitNumber), value);
        RelayBlock? block = EventBlock.TryRead(row, context.Services.Events, out string? error);
        if (block is null || block.Events.Any(UnreadableEvent.Is))
        {
            LogStillUnreadable(context.Logger, parked.Letter.Name, parked.Letter.Key, error ?? "an event");
            return;
        }

        foreach (OutboxEvent entry in block.Events)
        {
            IReadOnlyList<EventConsumer> consumers = context.Services.Deliveries.ConsumersOf(entry.StreamNamespace);
            if (!await TryDeliverAsync(parked, consumers, () => [entry]))
            {
                return;
            }
        }

        await RemoveAsync(parked);
    }

    /// <summary>Who gets a letter's event: its consumer, or whoever consumes the stream when nobody did.</summary>
    private IReadOnlyList<EventConsumer> Takers(DeadLetter letter, string streamNamespace)
    {
        IReadOnlyList<EventConsumer> known = context.Services.Deliveries.ConsumersOf(streamNamespace);
        return letter.Consumer == Nobody.Name
            ? known
            : [.. known.Where(candidate => candidate.Name == letter.Consumer)];
    }

    private async Task<bool> TryDeliverAsync(
        ParkedLetter parked, IReadOnlyList<EventConsumer> consumers, Func<OutboxEvent[]> read)
    {
        try
        {
            OutboxEvent[] events = read();
            foreach (EventConsumer consumer in consumers)
            {
                await context.Services.Deliveries.DeliverEventsAsync(consumer, events);
            }

            return true;
        }
        catch (Exception failure) when (failure is not InfrastructureException)
        {
            // The supervisor: whatever a consumer throws is logged, and the letter stays.
            LogFailedAgain(context.Logger, parked.Letter.Name, parked.Letter.Key, failure);
            return false;
        }
    }

    private async Task<IReadOnlyList<ParkedLetter>> UpToAsync(
        ParkedLetter parked, IReadOnlyList<EventConsumer> consumers, CancellationToken cancellationToken) =>
        parked.Letter.Consumer != Nobody.Name && consumers.Any(consumer => consumer.HoldsOnFailure)
            ? [.. (await LaneAsync(parked.Letter, cancellationToken))
                .TakeWhile(next => string.CompareOrdinal(next.RowKey, parked.RowKey) <= 0)]
            : [parked];

    private OutboxEvent ReadEvent(ParkedLetter parked)
    {
        using JsonDocument document = JsonDocument.Parse(parked.Value);
        return EventBlock.ReadOne(document.RootElement.GetProperty("event"), context.Services.Events);
    }
}
