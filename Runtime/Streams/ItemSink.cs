using Orleans.Providers.Streams.Common;
using Orleans.Streams;

namespace OrderGrains.Runtime;

/// <summary>Hands the items over one by one; a failure ends it.</summary>
internal sealed class ItemSink<T>(IAsyncObserver<T> observer) : IStreamSink
{
    public async Task DeliverAsync(IReadOnlyList<object> items, IReadOnlyList<long> sequences)
    {
        for (int index = 0; index < items.Count; index++)
        {
            await observer.OnNextAsync((T)items[index], new EventSequenceToken(sequences[index]));
        }
    }
}
