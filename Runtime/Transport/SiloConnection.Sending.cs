namespace OrderGrains.Runtime;

/// <summary>Sending: frames are collected, and one write at a time takes all that wait.</summary>
internal sealed partial class SiloConnection : IThreadPoolWorkItem
{
    private bool isFlushing;
    private long sendingSince;
    private long bytesSent;
    private Signal? drained;

    /// <summary>Sends what waits; called by the scheduler only.</summary>
    public void Execute() => BackgroundWork.Run(FlushAsync);

    /// <summary>Sends a frame after those that wait. False when the connection has ended.</summary>
    private bool Post(FrameKind kind, uint number, ReadOnlySpan<byte> contents)
    {
        bool wake;
        lock (gate)
        {
            if (isClosed)
            {
                return false;
            }

            wake = Add(kind, number, contents);
        }

        Wake(wake);
        return true;
    }

    /// <summary>Adds a frame to those that wait; under the gate. True when the write is to be started.</summary>
    private bool Add(FrameKind kind, uint number, ReadOnlySpan<byte> contents)
    {
        unsent.Add(kind, number, contents);
        bool wake = !isFlushing;
        isFlushing = true;
        return wake;
    }

    private void Wake(bool wake)
    {
        if (wake)
        {
            transport.Scheduler.Schedule(this);
        }
    }

    private async Task FlushAsync()
    {
        try
        {
            while (TryTake(out ReadOnlyMemory<byte> bytes))
            {
                Volatile.Write(ref sendingSince, transport.Time.GetTimestamp());
                await stream.WriteAsync(bytes, CancellationToken.None);
                Volatile.Write(ref sendingSince, 0);
                bytesSent += bytes.Length;
            }
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            Close(failure.Message);
        }
    }

    private bool TryTake(out ReadOnlyMemory<byte> bytes)
    {
        lock (gate)
        {
            bool isOver = isClosed || unsent.Length == 0;
            isFlushing = !isOver;
            bytes = isOver ? default : unsent.Take();
        }

        WakeReceiver();
        return !bytes.IsEmpty;
    }

    private void WakeReceiver()
    {
        if (Interlocked.Exchange(ref drained, null) is { } waiting)
        {
            transport.Scheduler.Schedule(waiting);
        }
    }

    /// <summary>Waits while the other side does not take its answers.</summary>
    private async Task WhenDrainedAsync()
    {
        while (WaitForDrain() is { } signal)
        {
            await signal.Happened;
        }
    }

    private Signal? WaitForDrain()
    {
        lock (gate)
        {
            bool mustWait = !isClosed && unsent.Length > transport.Options.MaxUnsentBytes;
            return mustWait ? drained ??= new Signal() : null;
        }
    }

    private bool IsSendStuck(long now)
    {
        long since = Volatile.Read(ref sendingSince);
        return since != 0 && transport.Time.GetElapsedTime(since, now) > transport.Options.SendTimeout;
    }
}
