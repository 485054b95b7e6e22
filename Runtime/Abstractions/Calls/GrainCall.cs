using System.Collections.Immutable;
using System.Diagnostics;
using OrderGrains.Runtime.Codecs;

namespace OrderGrains.Runtime;

/// <summary>
/// One call of a grain method: the message, the promise of its reply and its place in the mailbox, in one object.
/// Owned by its caller until it is sent, then by the grain's activation until it completes.
/// </summary>
/// <param name="target">The grain to call.</param>
public abstract class GrainCall(GrainReference target)
{
    private Task? running;
    private int completed;
    private GrainCall? waitsFor;

    /// <summary>The grain to call.</summary>
    public GrainReference Target { get; } = target;

    /// <summary>The method to call.</summary>
    public abstract GrainMethod Method { get; }

    /// <summary>Whether the call has its result or its failure.</summary>
    public bool IsCompleted => Volatile.Read(ref completed) != 0;

    /// <summary>
    /// The request whose grain made this call and waits for it; null for a call from outside any grain.
    /// </summary>
    internal GrainCall? Caller { get; set; }

    /// <summary>The latest call that this request's grain made and may be waiting for.</summary>
    internal GrainCall? WaitsFor
    {
        get => Volatile.Read(ref waitsFor);
        set => Volatile.Write(ref waitsFor, value);
    }

    /// <summary>Whether the call does not count as use of the grain.</summary>
    internal bool IsTick { get; init; }

    /// <summary>How often the call went on from an activation that ended to the next.</summary>
    internal int Forwards { get; set; }

    /// <summary>The activation that holds the call.</summary>
    internal ICallExecutor? Executor { get; set; }

    /// <summary>The next one in the mailbox.</summary>
    internal GrainCall? Next { get; set; }

    /// <summary>Its number among the calls to the activation.</summary>
    internal uint Arrival { get; set; }

    /// <summary>The caller's request context, if it had one.</summary>
    internal ImmutableDictionary<string, object>? Context { get; set; }

    /// <summary>The caller's trace, if it had one.</summary>
    internal Activity? Activity { get; set; }

    /// <summary>
    /// What the call has with the wire: its way out to another silo, or the <see cref="ICallOrigin"/> that it came
    /// from; null for a call that stays here.
    /// </summary>
    internal object? Passage { get; set; }

    /// <summary>When the call arrived, for the few that are measured; otherwise 0.</summary>
    internal long ArrivedAt { get; set; }

    /// <summary>Completes the call with a failure. False when it was complete already.</summary>
    public bool TryFail(Exception failure)
    {
        if (Interlocked.Exchange(ref completed, 1) != 0)
        {
            return false;
        }

        if (Passage is ICallOrigin origin)
        {
            origin.OnFailed(failure);
        }
        else
        {
            SetException(failure);
        }

        return true;
    }

    /// <summary>Completes the call without an answer: it was sent back as it is. False when it was complete.</summary>
    internal bool TrySendBack() => TryBeginCompletion();

    /// <summary>Writes the arguments' wire form.</summary>
    public virtual void WriteArguments(WireWriter writer) => throw NotRemotable();

    /// <summary>Writes the wire form of the result that the call has completed with.</summary>
    public virtual void WriteResult(WireWriter writer) => throw NotRemotable();

    /// <summary>Completes the call with a result in its wire form.</summary>
    public virtual void CompleteFrom(ref WireReader reader) => throw NotRemotable();

    /// <summary>Calls the method.</summary>
    protected abstract Task Invoke(object grain);

    /// <summary>Completes the promise with the result of the method's task, which ran to completion.</summary>
    protected abstract void SetResult(Task ended);

    /// <summary>Completes the promise with a failure.</summary>
    protected abstract void SetException(Exception failure);

    /// <summary>Takes the right to complete the promise. False when it was taken already.</summary>
    protected bool TryBeginCompletion() => Interlocked.Exchange(ref completed, 1) == 0;

    /// <summary>Calls the grain; the executor is told when the method has ended, in one of its own turns.</summary>
    internal void Start(object grain)
    {
        Task task;
        try
        {
            task = Invoke(grain);
        }
#pragma warning disable CA1031 // The supervisor of grain code: whatever a method throws is its caller's to handle.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            task = Task.FromException(failure);
        }

        running = task;
        if (task.IsCompleted)
        {
            End();
        }
        else
        {
            task.GetAwaiter().UnsafeOnCompleted(End);
        }
    }

    private void End()
    {
        Task task = running!;
        running = null;
        Exception? failure = FailureOf(task);
        failure = Executor!.OnEnded(this, failure);
        Caller = null;
        WaitsFor = null;
        if (failure is not null)
        {
            TryFail(failure);
        }
        else if (TryBeginCompletion())
        {
            SetResult(task);
            (Passage as ICallOrigin)?.OnAnswered(this);
        }
    }

    private static Exception? FailureOf(Task task) => task.Status switch
    {
        TaskStatus.RanToCompletion => null,
        TaskStatus.Canceled => new TaskCanceledException(task),
        _ => task.Exception!.InnerException ?? task.Exception,
    };

    private InvalidOperationException NotRemotable() => new($"{Method} is never called from another silo.");
}
