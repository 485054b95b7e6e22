using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>A grain's subscription to one stream. To be used from the grain's own turns only.</summary>
/// <typeparam name="T">The items' type.</typeparam>
public abstract class StreamSubscriptionHandle<T> : IEquatable<StreamSubscriptionHandle<T>?>
{
    /// <summary>The stream.</summary>
    public abstract StreamId StreamId { get; }

    /// <summary>The name of the stream's provider.</summary>
    public abstract string ProviderName { get; }

    /// <summary>Names the subscription.</summary>
    public abstract Guid HandleId { get; }

    /// <summary>Ends the subscription; an implicit one cannot be ended.</summary>
    public abstract Task UnsubscribeAsync();

    /// <summary>Takes the items one by one from here on.</summary>
    public abstract Task<StreamSubscriptionHandle<T>> ResumeAsync(
        IAsyncObserver<T> observer, StreamSequenceToken? token = null);

    /// <summary>Takes the items in batches from here on.</summary>
    public abstract Task<StreamSubscriptionHandle<T>> ResumeAsync(
        IAsyncBatchObserver<T> observer, StreamSequenceToken? token = null);

    /// <inheritdoc/>
    public abstract bool Equals(StreamSubscriptionHandle<T>? other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as StreamSubscriptionHandle<T>);

    /// <inheritdoc/>
    public override int GetHashCode() => HandleId.GetHashCode();
}
