namespace OrderGrains.Ledger;

/// <summary>One consumer's deliveries of one stream: in order, one at a time. Safe to call from anywhere.</summary>
internal sealed class RelayLane(EventConsumer consumer, string streamKey)
{
    // A lane that fell behind takes several commits' events in one call, so that it can catch up.
    private const int MostAtOnce = 64;

    private readonly Lock gate = new();
    private readonly Queue<RelayDelivery> waiting = new();
    private bool started;
    private bool ended;

    /// <summary>Who consumes.</summary>
    public EventConsumer Consumer { get; } = consumer;

    /// <summary>The stream's key.</summary>
    public string StreamKey { get; } = streamKey;

    /// <summary>
    /// Adds a delivery; true when it is the lane's first, and the lane must be started, null when the lane has ended.
    /// </summary>
    public bool? TryAdd(RelayDelivery delivery)
    {
        lock (gate)
        {
            if (ended)
            {
                return null;
            }

            // Not whether the lane is empty: it is, too, when its last delivery is done and it looks for the next.
            bool isFirst = !started;
            started = true;
            waiting.Enqueue(delivery);
            return isFirst;
        }
    }

    /// <summary>The deliveries at the front; empty: the lane has ended.</summary>
    public IReadOnlyList<RelayDelivery> Peek()
    {
        lock (gate)
        {
            ended = waiting.Count == 0;
            return waiting.Count == 1 ? [waiting.Peek()] : [.. waiting.Take(MostAtOnce)];
        }
    }

    /// <summary>Forgets the deliveries at the front.</summary>
    public void Drop(int count)
    {
        lock (gate)
        {
            for (int at = 0; at < count; at++)
            {
                waiting.Dequeue();
            }
        }
    }
}

/// <summary>The events of one commit and one stream, for one consumer.</summary>
internal readonly record struct RelayDelivery(RelayBlock Block, IReadOnlyList<OutboxEvent> Events);
