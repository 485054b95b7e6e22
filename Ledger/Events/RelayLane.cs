namespace OrderGrains.Ledger;

/// <summary>One consumer's deliveries of one stream: in order, one at a time. Safe to call from anywhere.</summary>
internal sealed class RelayLane(EventConsumer consumer, string streamKey)
{
    // A lane that fell behind takes several commits' events in one call, so that it can catch up.
    private const int MostAtOnce = 64;

    private readonly Lock _gate = new();
    private readonly Queue<RelayDelivery> _waiting = new();

    /// <summary>Who consumes.</summary>
    public EventConsumer Consumer { get; } = consumer;

    /// <summary>The stream's key.</summary>
    public string StreamKey { get; } = streamKey;

    /// <summary>Adds a delivery; true when the lane was empty and must be started, null when it has just ended.</summary>
    public bool? TryAdd(RelayDelivery delivery)
    {
        lock (_gate)
        {
            if (_ended)
            {
                return null;
            }

            _waiting.Enqueue(delivery);
            return _waiting.Count == 1;
        }
    }

    private bool _ended;

    /// <summary>The deliveries at the front; empty: the lane has ended.</summary>
    public IReadOnlyList<RelayDelivery> Peek()
    {
        lock (_gate)
        {
            _ended = _waiting.Count == 0;
            return _waiting.Count == 1 ? [_waiting.Peek()] : [.. _waiting.Take(MostAtOnce)];
        }
    }

    /// <summary>Forgets the deliveries at the front.</summary>
    public void Drop(int count)
    {
        lock (_gate)
        {
            for (int at = 0; at < count; at++)
            {
                _waiting.Dequeue();
            }
        }
    }
}

/// <summary>The events of one commit and one stream, for one consumer.</summary>
internal readonly record struct RelayDelivery(RelayBlock Block, IReadOnlyList<OutboxEvent> Events);
