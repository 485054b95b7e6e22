namespace OrderGrains.Runtime;

/// <summary>
/// Frames that wait to be sent: one buffer fills while the other is sent, so that many frames go in one write. Guarded
/// by its owner.
/// </summary>
internal sealed class SendBuffer
{
    private const int InitialSizeBytes = 16 * 1024;

    /// <summary>A buffer that grew beyond this is given up after its write.</summary>
    private const int KeptSizeBytes = 1024 * 1024;

    private byte[] filling = new byte[InitialSizeBytes];
    private byte[] sending = new byte[InitialSizeBytes];

    /// <summary>How many bytes wait.</summary>
    public int Length { get; private set; }

    /// <summary>The number of the write that takes what waits.</summary>
    public long Batch { get; private set; } = 1;

    /// <summary>Adds a frame.</summary>
    public void Add(FrameKind kind, uint number, ReadOnlySpan<byte> contents)
    {
        int size = Frame.HeaderBytes + contents.Length;
        if (filling.Length - Length < size)
        {
            Array.Resize(ref filling, Math.Max(filling.Length * 2, checked(Length + size)));
        }

        Span<byte> frame = filling.AsSpan(Length, size);
        Frame.WriteHeader(frame, kind, number, contents.Length);
        contents.CopyTo(frame[Frame.HeaderBytes..]);
        Length += size;
    }

    /// <summary>Takes what waits, to be sent before the next time.</summary>
    public ReadOnlyMemory<byte> Take()
    {
        byte[] spare = sending.Length <= KeptSizeBytes ? sending : new byte[InitialSizeBytes];
        sending = filling;
        filling = spare;
        ReadOnlyMemory<byte> taken = sending.AsMemory(0, Length);
        Length = 0;
        Batch++;
        return taken;
    }
}
