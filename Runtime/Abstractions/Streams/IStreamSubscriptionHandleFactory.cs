using Orleans.Runtime;

namespace Orleans.Streams.Core;

/// <summary>Gives the handle of a subscription that was just made.</summary>
public interface IStreamSubscriptionHandleFactory
{
    /// <summary>The stream.</summary>
    StreamId StreamId { get; }

    /// <summary>The name of the stream's provider.</summary>
    string ProviderName { get; }

    /// <summary>The subscription's handle.</summary>
    /// <typeparam name="T">The items' type.</typeparam>
    StreamSubscriptionHandle<T> Create<T>();
}
