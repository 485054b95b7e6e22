namespace Orleans.Streams;

/// <summary>An item of a stream and its place.</summary>
/// <typeparam name="T">The item's type.</typeparam>
/// <param name="item">The item.</param>
/// <param name="token">Its place.</param>
public sealed class SequentialItem<T>(T item, StreamSequenceToken token)
{
    /// <summary>The item.</summary>
    public T Item { get; } = item;

    /// <summary>Its place.</summary>
    public StreamSequenceToken Token { get; } = token;
}
