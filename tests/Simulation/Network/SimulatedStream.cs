namespace OrderGrains.Tests.Simulation;

/// <summary>One side of a simulated connection.</summary>
internal sealed class SimulatedStream(SimulatedLink link) : Stream
{
    private readonly Queue<byte[]?> arriving = [];
    private readonly Queue<byte> inbox = [];
    private TaskCompletionSource? reading;
    private TaskCompletionSource? stalled;
    private bool isBroken;
    private bool isEnded;

    /// <summary>Whether what the other side sends is not taken: its writes wait.</summary>
    public bool IsStalled { get; set; }

    /// <summary>Whether it has ended.</summary>
    public bool IsBroken => isBroken;

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (inbox.Count == 0 && !isEnded && !isBroken)
        {
            TaskCompletionSource waiter = new();
            reading = waiter;
            using (cancellationToken.Register(() => waiter.TrySetCanceled(cancellationToken)))
            {
                await waiter.Task;
            }
        }

        if (isBroken)
        {
            throw new IOException("The connection was cut.");
        }

        int count = Math.Min(buffer.Length, inbox.Count);
        for (int index = 0; index < count; index++)
        {
            buffer.Span[index] = inbox.Dequeue();
        }

        return count;
    }

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (IsStalled)
        {
            stalled ??= new TaskCompletionSource();
            await stalled.Task;
        }

        if (isBroken)
        {
            throw new IOException("The connection was cut.");
        }

        link.Carry(this, buffer.ToArray());
    }

    /// <summary>Takes bytes that are under way; earlier ones arrive first.</summary>
    public void Arrive(byte[] bytes, TimeSpan delay)
    {
        arriving.Enqueue(bytes);
        link.After(delay, Land);
    }

    /// <summary>Nothing more comes from the other side, after what is under way.</summary>
    public void End(TimeSpan delay)
    {
        arriving.Enqueue(null);
        link.After(delay, Land);
    }

    /// <summary>Ends at once.</summary>
    public void Break()
    {
        if (!isBroken)
        {
            isBroken = true;
            link.After(TimeSpan.Zero, Wake);
        }
    }

    public override void Flush()
    {
        // Nothing is held back.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (!isBroken)
        {
            Break();
            link.Finish(this);
        }

        base.Dispose(disposing);
    }

    private void Land()
    {
        // As many pieces land as delays have passed; their order stays.
        byte[]? bytes = arriving.Dequeue();
        isEnded |= bytes is null;
        foreach (byte item in bytes ?? [])
        {
            inbox.Enqueue(item);
        }

        Wake();
    }

    private void Wake()
    {
        TaskCompletionSource? waiter = reading;
        reading = null;
        waiter?.TrySetResult();
        if (isBroken)
        {
            stalled?.TrySetResult();
        }
    }
}
