using System.Runtime.CompilerServices;

namespace OrderGrains.Runtime;

/// <summary>A call whose method returns no value.</summary>
public abstract class GrainAction : GrainCall
{
    private AsyncTaskMethodBuilder promise;

    /// <summary>A call that is yet to be sent.</summary>
    protected GrainAction(GrainReference target)
        : base(target)
    {
        promise = AsyncTaskMethodBuilder.Create();
        Reply = promise.Task;
    }

    /// <summary>The reply.</summary>
    public Task Reply { get; }

    /// <summary>Sends the call on its way.</summary>
    public Task Send()
    {
        Target.Transport.Send(this);
        return Reply;
    }

    /// <inheritdoc/>
    public override void WriteResult(Codecs.WireWriter writer)
    {
        // Nothing is returned, so nothing is written.
    }

    /// <inheritdoc/>
    public override void CompleteFrom(ref Codecs.WireReader reader)
    {
        if (TryBeginCompletion())
        {
            promise.SetResult();
        }
    }

    /// <inheritdoc/>
    protected sealed override void SetResult(Task ended) => promise.SetResult();

    /// <inheritdoc/>
    protected sealed override void SetException(Exception failure) => promise.SetException(failure);
}
