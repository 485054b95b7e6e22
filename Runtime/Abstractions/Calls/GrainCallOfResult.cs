using System.Runtime.CompilerServices;

namespace OrderGrains.Runtime;

/// <summary>A call whose method returns a value.</summary>
/// <typeparam name="TResult">The value's type.</typeparam>
public abstract class GrainCall<TResult> : GrainCall
{
    // A task builder is a promise without an object of its own.
    private AsyncTaskMethodBuilder<TResult> promise;

    /// <summary>A call that is yet to be sent.</summary>
    protected GrainCall(GrainReference target)
        : base(target)
    {
        promise = AsyncTaskMethodBuilder<TResult>.Create();
        Reply = promise.Task;
    }

    /// <summary>The reply.</summary>
    public Task<TResult> Reply { get; }

    /// <summary>Sends the call on its way.</summary>
    public Task<TResult> Send()
    {
        Target.Transport.Send(this);
        return Reply;
    }

    /// <inheritdoc/>
    protected sealed override void SetResult(Task ended) => promise.SetResult(Unsafe.As<Task<TResult>>(ended).Result);

    /// <inheritdoc/>
    protected sealed override void SetException(Exception failure) => promise.SetException(failure);

    /// <summary>Completes the call with a result that came over the wire.</summary>
    protected void Complete(TResult result)
    {
        if (TryBeginCompletion())
        {
            promise.SetResult(result);
        }
    }
}
