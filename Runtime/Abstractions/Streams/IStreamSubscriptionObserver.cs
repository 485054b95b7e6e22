namespace Orleans.Streams.Core;

/// <summary>A grain that consumes streams implicitly.</summary>
public interface IStreamSubscriptionObserver
{
    /// <summary>Called before an activation's first item of a stream; the grain resumes the handle.</summary>
    Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory);
}
