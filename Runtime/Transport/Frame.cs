using System.Buffers.Binary;
using OrderGrains.Runtime.Codecs;

namespace OrderGrains.Runtime;

/// <summary>How frames stand in bytes.</summary>
internal static class Frame
{
    /// <summary>The length's own size.</summary>
    public const int LengthBytes = sizeof(uint);

    /// <summary>What stands before a frame's contents.</summary>
    public const int HeaderBytes = LengthBytes + sizeof(byte) + sizeof(uint);

    /// <summary>Writes what stands before the contents.</summary>
    public static void WriteHeader(Span<byte> frame, FrameKind kind, uint number, int contents)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(frame, (uint)(HeaderBytes - LengthBytes + contents));
        frame[LengthBytes] = (byte)kind;
        BinaryPrimitives.WriteUInt32LittleEndian(frame[(LengthBytes + 1)..], number);
    }

    /// <summary>The size of the frame that begins the bytes; 0 when too few of them are there to tell.</summary>
    /// <exception cref="WireFormatException">It would be larger than allowed, or smaller than possible.</exception>
    public static int SizeOf(ReadOnlySpan<byte> bytes, int mostBytes)
    {
        if (bytes.Length < LengthBytes)
        {
            return 0;
        }

        uint length = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        return length >= HeaderBytes - LengthBytes && length <= (uint)mostBytes
            ? (int)length + LengthBytes
            : throw new WireFormatException($"A frame of {length} bytes; at most {mostBytes} are allowed.");
    }

    /// <summary>The kind of a whole frame.</summary>
    public static FrameKind KindOf(ReadOnlySpan<byte> frame) => (FrameKind)frame[LengthBytes];

    /// <summary>The number of a whole frame.</summary>
    public static uint NumberOf(ReadOnlySpan<byte> frame) =>
        BinaryPrimitives.ReadUInt32LittleEndian(frame[(LengthBytes + 1)..]);
}
