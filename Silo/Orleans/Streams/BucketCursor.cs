using Orleans.Runtime;
using Orleans.Streams;

namespace OrderGrains.Silo;

/// <summary>
/// The pulling agent's place in a stream. Moving on is how the agent says that the consumer has acknowledged; used by
/// one delivery at a time.
/// </summary>
internal sealed class BucketCursor(BucketQueue queue, StreamId stream) : IQueueCacheCursor
{
    private LedgerBatch? current;

    /// <inheritdoc/>
    public IBatchContainer? GetCurrent(out Exception? exception)
    {
        exception = null;
        return current;
    }

    /// <summary>What Orleans called before it could be told of messages that a cache has lost.</summary>
    public bool MoveNext() => MoveNextWithResult().Kind == QueueCacheCursorMoveResultKind.Success;

    /// <inheritdoc/>
    public QueueCacheCursorMoveResult MoveNextWithResult()
    {
        if (current is { } acknowledged)
        {
            queue.Remove(acknowledged);
            acknowledged.Acknowledge();
        }

        current = queue.First(stream);
        return current is null ? QueueCacheCursorMoveResult.NoData : QueueCacheCursorMoveResult.Success;
    }

    /// <summary>The batch goes back to the relay, which tries it again or parks it: none is ever skipped.</summary>
    public void RecordDeliveryFailure()
    {
        if (current is { } failed)
        {
            current = null;
            queue.Remove(failed);
            failed.Fail();
        }
    }

    /// <inheritdoc/>
    public void Refresh(StreamSequenceToken token)
    {
    }

    /// <inheritdoc/>
    public void Dispose() => current = null;
}
