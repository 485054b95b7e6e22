using Orleans.Runtime;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace OrderGrains.Runtime;

/// <summary>Gives a grain the handle of its subscription.</summary>
internal sealed class SubscriptionHandleFactory(Activation activation, StreamId stream, string provider)
    : IStreamSubscriptionHandleFactory
{
    public StreamId StreamId => stream;

    public string ProviderName => provider;

    public StreamSubscriptionHandle<T> Create<T>() => new SubscriptionHandle<T>(activation, stream, provider);
}
