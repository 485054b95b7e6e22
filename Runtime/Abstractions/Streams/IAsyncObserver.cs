namespace Orleans.Streams;

/// <summary>Receives a stream item by item.</summary>
/// <typeparam name="T">The items' type.</typeparam>
public interface IAsyncObserver<in T>
{
    /// <summary>Takes an item; returning acknowledges it.</summary>
    Task OnNextAsync(T item, StreamSequenceToken? token = null);

    /// <summary>The stream has ended.</summary>
    Task OnCompletedAsync() => Task.CompletedTask;

    /// <summary>The stream has failed.</summary>
    Task OnErrorAsync(Exception ex);
}
