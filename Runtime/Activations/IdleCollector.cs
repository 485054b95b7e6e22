using Orleans;

namespace OrderGrains.Runtime;

/// <summary>
/// Collects activations that nobody calls: one timer counts ticks, activations note the tick of their last use, and a
/// sweep looks at so many of them at a time.
/// </summary>
internal sealed class IdleCollector : IThreadPoolWorkItem, IDisposable
{
    /// <summary>How many ticks an idle activation lives: the precision of the idle age.</summary>
    public const uint TicksOfLife = 8;

    /// <summary>How many activations a slice of a sweep looks at.</summary>
    public const int SliceSize = 10_000;

    private static readonly TimeSpan SlicePause = TimeSpan.FromMilliseconds(50);

    private readonly GrainRuntime runtime;
    private readonly TimeSpan period;
    private readonly ITimer clock;
    private IEnumerator<Activation>? sweep;
    private uint now;

    public IdleCollector(GrainRuntime runtime)
    {
        this.runtime = runtime;
        period = runtime.Options.IdleAge / TicksOfLife;
        using (ExecutionContext.SuppressFlow())
        {
            clock = runtime.Time.CreateTimer(
                static state => ((IdleCollector)state!).Elapsed(), this, period, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>The current tick.</summary>
    public uint Now => Volatile.Read(ref now);

    /// <summary>The first tick at which so much time will have passed, and the idle age too.</summary>
    public uint TickIn(TimeSpan time) => Now + (uint)Math.Min(Math.Ceiling(time / period), int.MaxValue);

    /// <summary>Runs a slice of a sweep; called by the scheduler only.</summary>
    public void Execute()
    {
        bool isNew = sweep is null;
        now += isNew ? 1u : 0u;
        sweep ??= runtime.Activations().GetEnumerator();
        bool isDone = SweepSlice(sweep);
        if (isDone)
        {
            sweep.Dispose();
            sweep = null;
        }

        clock.Change(isDone ? period : SlicePause, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Stops the timer.</summary>
    public void Dispose() => clock.Dispose();

    private void Elapsed() => runtime.Scheduler.Schedule(this);

    private bool SweepSlice(IEnumerator<Activation> activations)
    {
        for (int left = SliceSize; left > 0; left--)
        {
            if (!activations.MoveNext())
            {
                return true;
            }

            Activation activation = activations.Current;
            if (now >= activation.LastUsed + (ulong)TicksOfLife)
            {
                activation.TryDeactivateIdle(
                    new DeactivationReason(DeactivationReasonCode.ActivationIdle, "Nobody has called it for a while."));
            }
        }

        return false;
    }
}
