namespace OrderGrains.Runtime;

/// <summary>
/// The continuations that an activation is yet to run. Bounded by the awaits of its running requests; guarded by its
/// owner.
/// </summary>
internal sealed class ContinuationQueue
{
    private const int InitialCapacity = 4;

    private (SendOrPostCallback Callback, object? State)[] ring =
        new (SendOrPostCallback Callback, object? State)[InitialCapacity];

    private int first;

    /// <summary>How many wait.</summary>
    public int Count { get; private set; }

    /// <summary>Adds one at the end.</summary>
    public void Enqueue(SendOrPostCallback callback, object? state)
    {
        if (Count == ring.Length)
        {
            Grow();
        }

        ring[(first + Count) & (ring.Length - 1)] = (callback, state);
        Count++;
    }

    /// <summary>Takes the first one; there is one.</summary>
    public (SendOrPostCallback Callback, object? State) Dequeue()
    {
        (SendOrPostCallback Callback, object? State) item = ring[first];
        ring[first] = default;
        first = (first + 1) & (ring.Length - 1);
        Count--;
        return item;
    }

    private void Grow()
    {
        var larger = new (SendOrPostCallback Callback, object? State)[ring.Length * 2];
        for (int index = 0; index < Count; index++)
        {
            larger[index] = ring[(first + index) & (ring.Length - 1)];
        }

        ring = larger;
        first = 0;
    }
}
