using Orleans;
using Orleans.Runtime;

namespace OrderGrains.Runtime;

/// <summary>
/// One live grain. Its requests and continuations run in turns, one at a time, on whatever thread the scheduler has:
/// <code>
/// Receive, Post ──► mailbox ──► Execute: 1. continuations  2. activate / deactivate  3. the requests that may start
/// </code>
/// Members marked "any thread" may be used from anywhere; all others from the activation's own turns only.
/// </summary>
internal sealed partial class Activation
    : SynchronizationContext, IThreadPoolWorkItem, IActivationContext, ICallExecutor
{
    private readonly Lock gate = new();
    private readonly GrainClass grainClass;
    private readonly string key;

    private object? grain;
    private ActivationExtras? extras;
    private PlainReference? reference;

    public Activation(GrainClass grainClass, string key)
    {
        this.grainClass = grainClass;
        this.key = key;
        lastUsed = Runtime.Idle.Now;
    }

    /// <summary>The grain's identity (any thread).</summary>
    public GrainId GrainId => new(grainClass.Type, IdSpan.Create(key));

    /// <summary>The grain's key (any thread).</summary>
    public string Key => key;

    /// <summary>The grain's class (any thread).</summary>
    public GrainClass Class => grainClass;

    /// <summary>A reference to the grain, for calls from other silos (any thread).</summary>
    public PlainReference Reference => reference ??= new PlainReference(Runtime, GrainId) { Route = this };

    /// <inheritdoc/>
    public object? GrainInstance => grain;

    /// <inheritdoc/>
    public IServiceProvider ActivationServices => Runtime.ServiceProvider;

    /// <inheritdoc/>
    public IGrainFactory GrainFactory => Runtime;

    private GrainRuntime Runtime => grainClass.Runtime;

    /// <summary>Made by whoever needs it first, of all threads.</summary>
    private ActivationExtras Extras => Volatile.Read(ref extras)
        ?? Interlocked.CompareExchange(ref extras, new ActivationExtras(), null)
        ?? extras;

    /// <inheritdoc/>
    public IGrainTimer RegisterTimer<TState>(
        Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options)
    {
        GrainTimer timer = new(this, Runtime.Time, token => callback(state, token), options);
        Extras.Timers.Add(timer);
        timer.Change(options.DueTime, options.Period);
        return timer;
    }

    /// <summary>Takes a state that is read before the grain is activated.</summary>
    public void Add(IActivationState state) => (unread ??= new List<IActivationState>(1)).Add(state);

    /// <summary>Forgets a timer that has ended.</summary>
    public void Remove(GrainTimer timer) => extras?.Timers.Remove(timer);

    /// <summary>Takes note of a timer's callback that has failed.</summary>
    public void OnTimerFailed(Exception failure)
    {
        grainClass.Errors.Add(1);
        LogTimerFailed(Runtime.Logger, GrainId, failure);
    }

    /// <inheritdoc/>
    public override string ToString() => GrainId.ToString();
}
