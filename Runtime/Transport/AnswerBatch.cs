namespace OrderGrains.Runtime;

/// <summary>Answers that were received together, for callers that are not grains.</summary>
internal sealed class AnswerBatch(SiloConnection connection) : IThreadPoolWorkItem
{
    /// <summary>How many answers a batch holds: few enough that several threads share the work.</summary>
    private const int Size = 32;

    private const int InitialSizeBytes = 4 * 1024;
    private const int KeptSizeBytes = 64 * 1024;

    private readonly Entry[] entries = new Entry[Size];
    private byte[] bytes = new byte[InitialSizeBytes];
    private int count;
    private int length;

    /// <summary>Adds an answer. True when the batch is full.</summary>
    public bool Add(OutboundCall call, FrameKind kind, ReadOnlySpan<byte> contents)
    {
        if (bytes.Length - length < contents.Length)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + contents.Length));
        }

        contents.CopyTo(bytes.AsSpan(length));
        entries[count++] = new Entry(call, kind, length, contents.Length);
        length += contents.Length;
        return count == Size;
    }

    /// <summary>Gives the answers out; called by the scheduler only.</summary>
    public void Execute()
    {
        for (int index = 0; index < count; index++)
        {
            Entry entry = entries[index];
            connection.Complete(entry.Call, entry.Kind, bytes.AsSpan(entry.Start, entry.Length));
        }

        Array.Clear(entries, 0, count);
        count = 0;
        length = 0;
        if (bytes.Length <= KeptSizeBytes)
        {
            connection.Return(this);
        }
    }

    private readonly record struct Entry(OutboundCall Call, FrameKind Kind, int Start, int Length);
}
