using OrderGrains.Runtime.Codecs;

namespace OrderGrains.Runtime;

/// <summary>A writer of the thread, for the contents of one frame at a time.</summary>
internal static class FrameWriter
{
    /// <summary>A writer that grew beyond this is given up.</summary>
    private const int KeptSizeBytes = 256 * 1024;

    [ThreadStatic]
    private static WireWriter? kept;

    /// <summary>Takes the writer, empty; give it back after the frame.</summary>
    public static WireWriter Take()
    {
        WireWriter writer = kept ?? new WireWriter();
        kept = null;
        writer.Clear();
        return writer;
    }

    /// <summary>Gives the writer back.</summary>
    public static void Return(WireWriter writer)
    {
        if (writer.Capacity <= KeptSizeBytes)
        {
            kept = writer;
        }
    }
}
