using Orleans.Runtime;
using Orleans.Streams;

namespace OrderGrains.Runtime;

/// <summary>An implicit subscription of an activation: it is as old as the activation.</summary>
internal sealed class SubscriptionHandle<T>(Activation activation, StreamId stream, string provider)
    : StreamSubscriptionHandle<T>
{
    public override StreamId StreamId => stream;

    public override string ProviderName => provider;

    /// <summary>Empty: the stream and the grain name an implicit subscription.</summary>
    public override Guid HandleId => Guid.Empty;

    public override Task UnsubscribeAsync() =>
        throw new NotSupportedException("An implicit subscription ends with its class's attribute.");

    public override Task<StreamSubscriptionHandle<T>> ResumeAsync(
        IAsyncObserver<T> observer, StreamSequenceToken? token = null) => Resume(new ItemSink<T>(observer));

    public override Task<StreamSubscriptionHandle<T>> ResumeAsync(
        IAsyncBatchObserver<T> observer, StreamSequenceToken? token = null) => Resume(new BatchSink<T>(observer));

    public override bool Equals(StreamSubscriptionHandle<T>? other) => other?.StreamId == stream;

    public override int GetHashCode() => stream.GetHashCode();

    private Task<StreamSubscriptionHandle<T>> Resume(IStreamSink sink)
    {
        activation.Subscribe(stream, sink);
        return Task.FromResult<StreamSubscriptionHandle<T>>(this);
    }
}
