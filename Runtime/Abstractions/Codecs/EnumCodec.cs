using System.Runtime.CompilerServices;

namespace OrderGrains.Runtime.Codecs;

/// <summary>An enumeration: its number. An unknown number is kept.</summary>
internal sealed class EnumCodec<T> : Codec<T>
    where T : struct, Enum
{
    public override WireKind Kind => WireKind.Varint;

    public override void Write(WireWriter writer, T value) => writer.ZigZag(Unsafe.SizeOf<T>() switch
    {
        1 => Unsafe.As<T, sbyte>(ref value),
        2 => Unsafe.As<T, short>(ref value),
        4 => Unsafe.As<T, int>(ref value),
        _ => Unsafe.As<T, long>(ref value),
    });

    public override T Read(ref WireReader reader)
    {
        // Little-endian: the low bytes of the number are those of the smaller enumeration.
        long number = reader.ZigZag();
        return Unsafe.As<long, T>(ref number);
    }
}
