using System.Collections.Concurrent;

namespace OrderGrains.Ledger;

/// <summary>
/// Delivers a bucket's committed events to their consumers: at least once, in order per (stream, consumer), different
/// streams side by side. Its watermark rides in the head of the next commit; after a restart it goes on from there.
/// </summary>
internal sealed class Relay(int bucket, LedgerContext context, EventDispatcher dispatcher)
{
    private const int BlocksPerRead = 100;

    private readonly RelayLog log = new(context.Options.MaxBlocksInMemory);
    private readonly RelayProgress progress = new(context.Options.MaxDeliveries);
    private readonly ConcurrentDictionary<(string Consumer, string StreamKey), RelayLane> lanes = new();
    private long begun;

    /// <summary>Every event of commits up to this one is delivered.</summary>
    public long Watermark => progress.Watermark;

    /// <summary>Deliveries under way.</summary>
    public int Depth => progress.Outstanding;

    /// <summary>The time of the oldest commit that is not wholly delivered; null when all are.</summary>
    public long? OldestStamp => progress.OldestStamp;

    /// <summary>Goes on from the head that the bucket was taken over with.</summary>
    public void Open(Head head)
    {
        begun = head.RelayWatermark;
        progress.Open(head.RelayWatermark);
        log.AddStored(head.RelayWatermark + 1, head.CommitNumber);
    }

    /// <summary>A batch was committed.</summary>
    public void Publish(long commitNumber, SealedBatch batch)
    {
        if (batch.Events.Count > 0)
        {
            log.Add(new RelayBlock(commitNumber, batch.Stamp, batch.Events));
        }
    }

    /// <summary>
    /// Before <see cref="RunAsync"/> starts again: goes on after the last commit whose deliveries have begun.
    /// </summary>
    public void Rewind() => log.Rewind(begun + 1);

    /// <summary>Ends <see cref="RunAsync"/>; starts no more deliveries.</summary>
    /// <returns>Done when the deliveries under way have ended.</returns>
    public Task StopAsync()
    {
        log.Close();
        progress.Stop();
        return dispatcher.StopAsync();
    }

    /// <summary>The loop that takes commits in order and hands their events to the lanes.</summary>
    public async Task RunAsync()
    {
        while (log.IsOpen)
        {
            (RelayBlock? block, (long From, long Until)? stored) = log.Take();
            if (block is not null)
            {
                await DispatchAsync(block);
            }
            else if (stored is { } range)
            {
                await DispatchStoredAsync(range.From, range.Until);
            }
            else
            {
                await log.WaitAsync();
            }
        }
    }

    private async Task DispatchStoredAsync(long from, long until)
    {
        var range = new KeyRange(RowKey.EventBlock(from), RowKey.EventBlock(until + 1));
        while (log.IsOpen)
        {
            IReadOnlyList<StoreRow> rows = await ReadAsync(range);
            foreach (StoreRow row in rows)
            {
                await DispatchAsync(
                    EventBlock.TryRead(row, context.Services.Events, out string? error)
                    ?? await dispatcher.ParkBlockAsync(row, error!));
            }

            if (rows.Count < BlocksPerRead)
            {
                return;
            }

            range = range with { From = RowKey.EventBlock(RowKey.ReadEventBlock(rows[^1].Key) + 1) };
        }
    }

    private async Task<IReadOnlyList<StoreRow>> ReadAsync(KeyRange range)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                return await context.Store.ScanAsync(bucket, range, BlocksPerRead, CancellationToken.None);
            }
            catch (StoreException)
            {
                if (!log.IsOpen)
                {
                    return [];
                }

                await context.BackOffAsync(attempt);
            }
        }
    }

    private async Task DispatchAsync(RelayBlock? block)
    {
        if (block is null)
        {
            return;
        }

        await progress.WaitForRoomAsync();
        if (!log.IsOpen)
        {
            return;
        }

        List<(EventConsumer Consumer, RelayDelivery Delivery)> deliveries = Deliveries(block);
        progress.Begin(block, deliveries.Count);
        begun = block.CommitNumber;
        foreach ((EventConsumer consumer, RelayDelivery delivery) in deliveries)
        {
            Start(consumer, delivery);
        }
    }

    /// <summary>Groups a block's events by stream, for each consumer of the stream.</summary>
    private List<(EventConsumer Consumer, RelayDelivery Delivery)> Deliveries(RelayBlock block)
    {
        var streams = new Dictionary<(string Namespace, string Key), List<OutboxEvent>>();
        foreach (OutboxEvent entry in block.Events)
        {
            (string, string) stream = (entry.StreamNamespace, entry.StreamKey);
            if (!streams.TryGetValue(stream, out List<OutboxEvent>? events))
            {
                streams.Add(stream, events = []);
            }

            events.Add(entry);
        }

        var deliveries = new List<(EventConsumer Consumer, RelayDelivery Delivery)>(streams.Count);
        foreach (((string streamNamespace, _), List<OutboxEvent> events) in streams)
        {
            IReadOnlyList<EventConsumer> consumers = context.Services.Deliveries.ConsumersOf(streamNamespace);
            if (consumers.Count == 0 && events.Exists(UnreadableEvent.Is))
            {
                consumers = [DeadLetterBox.Nobody];
            }

            foreach (EventConsumer consumer in consumers)
            {
                deliveries.Add((consumer, new RelayDelivery(block, events)));
            }
        }

        return deliveries;
    }

    private void Start(EventConsumer consumer, RelayDelivery delivery)
    {
        string streamKey = delivery.Events[0].StreamKey;
        while (true)
        {
            RelayLane lane = lanes.GetOrAdd(
                (consumer.Name, streamKey), static (id, consumer) => new RelayLane(consumer, id.StreamKey), consumer);
            switch (lane.TryAdd(delivery))
            {
                case true:
                    _ = DrainAsync(lane);
                    return;
                case false:
                    return;
                default:
                    // The lane ended after it was found: its own loop takes it out; a new one takes its place.
                    lanes.TryRemove(new((consumer.Name, streamKey), lane));
                    break;
            }
        }
    }

    private async Task DrainAsync(RelayLane lane)
    {
        while (true)
        {
            IReadOnlyList<RelayDelivery> deliveries = lane.Peek();
            if (deliveries.Count == 0)
            {
                lanes.TryRemove(new((lane.Consumer.Name, lane.StreamKey), lane));
                return;
            }

            int done = await dispatcher.DeliverAsync(lane, deliveries);
            if (done == 0)
            {
                return;
            }

            for (int at = 0; at < done; at++)
            {
                progress.End(deliveries[at].Block);
            }

            lane.Drop(done);
        }
    }
}
