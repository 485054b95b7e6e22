using Orleans.Runtime;
using Orleans.Streams.Core;

namespace OrderGrains.Runtime;

/// <summary>Streams: subscribing at the first delivery, then handing items over.</summary>
internal sealed partial class Activation
{
    /// <summary>Notes where the grain takes a stream.</summary>
    public void Subscribe(StreamId stream, IStreamSink sink) =>
        (Extras.Streams ??= new Dictionary<StreamId, IStreamSink>(1))[stream] = sink;

    /// <summary>Hands items to the grain.</summary>
    public Task DeliverAsync(StreamId stream, IReadOnlyList<object> items, IReadOnlyList<long> sequences) =>
        extras?.Streams?.TryGetValue(stream, out IStreamSink? sink) == true
            ? sink.DeliverAsync(items, sequences)
            : SubscribeAndDeliverAsync(stream, items, sequences);

    private async Task SubscribeAndDeliverAsync(
        StreamId stream, IReadOnlyList<object> items, IReadOnlyList<long> sequences)
    {
        if (grain is not IStreamSubscriptionObserver observer)
        {
            throw new InvalidOperationException(
                $"{GrainId} consumes streams but does not implement {nameof(IStreamSubscriptionObserver)}.");
        }

        await observer.OnSubscribed(
            new SubscriptionHandleFactory(this, stream, Runtime.Options.StreamProviderName));
        IStreamSink sink = extras?.Streams?.GetValueOrDefault(stream)
            ?? throw new InvalidOperationException($"{GrainId} did not resume its subscription to {stream}.");
        await sink.DeliverAsync(items, sequences);
    }
}
