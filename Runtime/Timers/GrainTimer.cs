using Orleans.Runtime;

namespace OrderGrains.Runtime;

/// <summary>A grain timer: its clock only puts a tick into the mailbox, at most one at a time.</summary>
internal sealed class GrainTimer : IGrainTimer
{
    private readonly Activation activation;
    private readonly Func<CancellationToken, Task> callback;
    private readonly GrainTimerCreationOptions options;
    private readonly CancellationTokenSource stop = new();
    private readonly ITimer clock;
    private TimeSpan period;
    private bool isDisposed;
    private bool isChanged;

    public GrainTimer(
        Activation activation,
        TimeProvider time,
        Func<CancellationToken, Task> callback,
        GrainTimerCreationOptions options)
    {
        this.activation = activation;
        this.callback = callback;
        this.options = options;
        using (ExecutionContext.SuppressFlow())
        {
            clock = time.CreateTimer(
                static state => ((GrainTimer)state!).Elapsed(),
                this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        this.period = period;
        isChanged = true;
        if (!isDisposed)
        {
            clock.Change(dueTime, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        if (isDisposed)
        {
            return;
        }

        isDisposed = true;
        clock.Dispose();
        stop.Cancel();
        activation.Remove(this);
    }

    /// <summary>Runs one tick as a turn of the grain, then arms the next.</summary>
    public async Task TickAsync()
    {
        if (isDisposed)
        {
            return;
        }

        isChanged = false;
        try
        {
            await callback(stop.Token);
        }
#pragma warning disable CA1031 // The supervisor of timer callbacks: a failed tick is logged, the next one comes.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            activation.OnTimerFailed(failure);
        }

        if (!isDisposed && !isChanged)
        {
            clock.Change(period, Timeout.InfiniteTimeSpan);
        }
    }

    private void Elapsed() => activation.Receive(new TimerTick(activation, this, options), isBounded: false);
}
