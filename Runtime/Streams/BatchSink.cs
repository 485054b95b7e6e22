using Orleans.Providers.Streams.Common;
using Orleans.Streams;

namespace OrderGrains.Runtime;

/// <summary>Hands all items over in one call.</summary>
internal sealed class BatchSink<T>(IAsyncBatchObserver<T> observer) : IStreamSink
{
    public Task DeliverAsync(IReadOnlyList<object> items, IReadOnlyList<long> sequences)
    {
        List<SequentialItem<T>> batch = new(items.Count);
        for (int index = 0; index < items.Count; index++)
        {
            batch.Add(new SequentialItem<T>((T)items[index], new EventSequenceToken(sequences[index])));
        }

        return observer.OnNextAsync(batch);
    }
}
