using System.Buffers.Binary;
using System.Text;

namespace OrderGrains.Runtime.Codecs;

/// <summary>Writes wire forms into a growing buffer. Not thread-safe; may be cleared and used again.</summary>
public sealed class WireWriter
{
    private const int InitialSizeBytes = 256;
    private const int LongestVarintBytes = 10;
    private const int KindBits = 3;

    private byte[] buffer = new byte[InitialSizeBytes];

    /// <summary>How many bytes were written.</summary>
    public int Length { get; private set; }

    /// <summary>What was written; valid until the next write.</summary>
    public ReadOnlyMemory<byte> Written => buffer.AsMemory(0, Length);

    /// <summary>How many bytes fit without growing.</summary>
    internal int Capacity => buffer.Length;

    /// <summary>Forgets what was written.</summary>
    public void Clear() => Length = 0;

    /// <summary>Writes a field of a message.</summary>
    /// <param name="id">The member's number.</param>
    /// <param name="codec">Writes the value.</param>
    /// <param name="value">The value.</param>
    public void Field<T>(uint id, Codec<T> codec, T value)
    {
        WireKind kind = value is null ? WireKind.Null : codec.Kind;
        Varint(((ulong)id << KindBits) | (uint)kind);
        if (value is not null)
        {
            codec.Write(this, value);
        }
    }

    /// <summary>Writes a value behind its kind.</summary>
    public void Element<T>(Codec<T> codec, T value)
    {
        Byte((byte)(value is null ? WireKind.Null : codec.Kind));
        if (value is not null)
        {
            codec.Write(this, value);
        }
    }

    /// <summary>Ends a message.</summary>
    public void End() => Byte((byte)WireKind.End);

    /// <summary>Writes one byte.</summary>
    public void Byte(byte value) => Reserve(1)[0] = value;

    /// <summary>Writes a base-128 number.</summary>
    public void Varint(ulong value)
    {
        Grow(LongestVarintBytes);
        while (value >= 0x80)
        {
            buffer[Length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        buffer[Length++] = (byte)value;
    }

    /// <summary>Writes a signed number so that small ones are short, whatever their sign.</summary>
    public void ZigZag(long value) => Varint((ulong)((value << 1) ^ (value >> 63)));

    /// <summary>Writes four bytes.</summary>
    public void Fixed32(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Reserve(sizeof(uint)), value);

    /// <summary>Writes eight bytes.</summary>
    public void Fixed64(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Reserve(sizeof(ulong)), value);

    /// <summary>Writes a length and bytes.</summary>
    public void Bytes(ReadOnlySpan<byte> value)
    {
        Varint((uint)value.Length);
        value.CopyTo(Reserve(value.Length));
    }

    /// <summary>Writes a length and the text in UTF-8.</summary>
    public void Text(string value)
    {
        int size = Encoding.UTF8.GetByteCount(value);
        Varint((uint)size);
        Encoding.UTF8.GetBytes(value, Reserve(size));
    }

    private Span<byte> Reserve(int size)
    {
        Grow(size);
        Span<byte> free = buffer.AsSpan(Length, size);
        Length += size;
        return free;
    }

    private void Grow(int size)
    {
        if (buffer.Length - Length < size)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, checked(Length + size)));
        }
    }
}
