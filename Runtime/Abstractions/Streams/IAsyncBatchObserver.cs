namespace Orleans.Streams;

/// <summary>Receives a stream batch by batch.</summary>
/// <typeparam name="T">The items' type.</typeparam>
public interface IAsyncBatchObserver<T>
{
    /// <summary>Takes the items, in order; returning acknowledges all of them.</summary>
    Task OnNextAsync(IList<SequentialItem<T>> items);

    /// <summary>The stream has ended.</summary>
    Task OnCompletedAsync() => Task.CompletedTask;

    /// <summary>The stream has failed.</summary>
    Task OnErrorAsync(Exception ex);
}
