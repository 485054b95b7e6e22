using System.Runtime.InteropServices;

namespace OrderGrains.Runtime.Codecs;

/// <summary>The codecs of the types that need no generated one.</summary>
#pragma warning disable CA1720 // Each codec is named after the type that it is for.
public static class Codec
{
    /// <summary>Codec of <see cref="bool"/>.</summary>
    public static readonly Codec<bool> Boolean = new DelegateCodec<bool>(
        WireKind.Varint, static (writer, value) => writer.Varint(value ? 1u : 0u), static (ref r) => r.Varint() != 0);

    /// <summary>Codec of <see cref="byte"/>.</summary>
    public static readonly Codec<byte> Byte = Unsigned(static value => (ulong)value, static value => (byte)value);

    /// <summary>Codec of <see cref="sbyte"/>.</summary>
    public static readonly Codec<sbyte> SByte = Signed(static value => (long)value, static value => (sbyte)value);

    /// <summary>Codec of <see cref="short"/>.</summary>
    public static readonly Codec<short> Int16 = Signed(static value => (long)value, static value => (short)value);

    /// <summary>Codec of <see cref="ushort"/>.</summary>
    public static readonly Codec<ushort> UInt16 = Unsigned(static value => (ulong)value, static value => (ushort)value);

    /// <summary>Codec of <see cref="int"/>.</summary>
    public static readonly Codec<int> Int32 = Signed(static value => (long)value, static value => (int)value);

    /// <summary>Codec of <see cref="uint"/>.</summary>
    public static readonly Codec<uint> UInt32 = Unsigned(static value => (ulong)value, static value => (uint)value);

    /// <summary>Codec of <see cref="long"/>.</summary>
    public static readonly Codec<long> Int64 = Signed(static value => value, static value => value);

    /// <summary>Codec of <see cref="ulong"/>.</summary>
    public static readonly Codec<ulong> UInt64 = Unsigned(static value => value, static value => value);

    /// <summary>Codec of <see cref="char"/>.</summary>
    public static readonly Codec<char> Char = Unsigned(static value => (ulong)value, static value => (char)value);

    /// <summary>Codec of <see cref="float"/>.</summary>
    public static readonly Codec<float> Single = new DelegateCodec<float>(
        WireKind.Fixed32,
        static (writer, value) => writer.Fixed32(BitConverter.SingleToUInt32Bits(value)),
        static (ref r) => BitConverter.UInt32BitsToSingle(r.Fixed32()));

    /// <summary>Codec of <see cref="double"/>.</summary>
    public static readonly Codec<double> Double = new DelegateCodec<double>(
        WireKind.Fixed64,
        static (writer, value) => writer.Fixed64(BitConverter.DoubleToUInt64Bits(value)),
        static (ref r) => BitConverter.UInt64BitsToDouble(r.Fixed64()));

    /// <summary>Codec of <see cref="decimal"/>.</summary>
    public static readonly Codec<decimal> Decimal = new DelegateCodec<decimal>(
        WireKind.Bytes,
        static (writer, value) => writer.Bytes(MemoryMarshal.AsBytes<int>(decimal.GetBits(value))),
        ReadDecimal);

    /// <summary>Codec of <see cref="string"/>.</summary>
    public static readonly Codec<string> String = new DelegateCodec<string>(
        WireKind.Bytes, static (writer, value) => writer.Text(value), static (ref r) => r.Text());

    /// <summary>Codec of bytes.</summary>
    public static readonly Codec<byte[]> ByteArray = new DelegateCodec<byte[]>(
        WireKind.Bytes, static (writer, value) => writer.Bytes(value), static (ref r) => r.Bytes().ToArray());

    /// <summary>Codec of bytes.</summary>
    public static readonly Codec<ReadOnlyMemory<byte>> Memory = new DelegateCodec<ReadOnlyMemory<byte>>(
        WireKind.Bytes, static (writer, value) => writer.Bytes(value.Span), static (ref r) => r.Bytes().ToArray());

    /// <summary>Codec of <see cref="System.Guid"/>.</summary>
    public static readonly Codec<Guid> Guid = new DelegateCodec<Guid>(
        WireKind.Bytes, static (writer, value) => writer.Bytes(value.ToByteArray()), ReadGuid);

    /// <summary>Codec of <see cref="System.TimeSpan"/>.</summary>
    public static readonly Codec<TimeSpan> TimeSpan =
        Signed(static value => value.Ticks, static value => new TimeSpan(value));

    /// <summary>Codec of <see cref="System.DateTime"/>.</summary>
    public static readonly Codec<DateTime> DateTime =
        Signed(static value => value.ToBinary(), static value => System.DateTime.FromBinary(value));

    /// <summary>Codec of <see cref="System.DateOnly"/>.</summary>
    public static readonly Codec<DateOnly> DateOnly =
        Signed(static value => value.DayNumber, static value => System.DateOnly.FromDayNumber((int)value));

    /// <summary>Codec of <see cref="System.TimeOnly"/>.</summary>
    public static readonly Codec<TimeOnly> TimeOnly =
        Signed(static value => value.Ticks, static value => new TimeOnly(value));

    /// <summary>Codec of <see cref="System.DateTimeOffset"/>: ticks, and the offset in minutes.</summary>
    public static readonly Codec<DateTimeOffset> DateTimeOffset = new DateTimeOffsetCodec();

    /// <summary>Codec of an enumeration.</summary>
    public static Codec<T> Enum<T>()
        where T : struct, Enum => new EnumCodec<T>();

    /// <summary>Codec of a value that may be null.</summary>
    public static Codec<T?> Nullable<T>(Codec<T> codec)
        where T : struct => new NullableCodec<T>(codec);

    /// <summary>Codec of a generated message.</summary>
    public static Codec<T> Message<T>() => new LateMessageCodec<T>();

    /// <summary>
    /// Codec of a sequence; it is read as a list or an array, which <paramref name="create"/> turns into one.
    /// </summary>
    public static Codec<TSequence> Sequence<TSequence, T>(Codec<T> codec, Func<T[], TSequence> create)
        where TSequence : IEnumerable<T> => new SequenceCodec<TSequence, T>(codec, create);

    /// <summary>Codec of a map.</summary>
    public static Codec<TMap> Map<TMap, TKey, TValue>(
        Codec<TKey> keys, Codec<TValue> values, Func<IEnumerable<KeyValuePair<TKey, TValue>>, TMap> create)
        where TMap : IEnumerable<KeyValuePair<TKey, TValue>> =>
        new MapCodec<TMap, TKey, TValue>(keys, values, create);

    private static DelegateCodec<T> Signed<T>(Func<T, long> to, Func<long, T> from) =>
        new(WireKind.Varint, (writer, value) => writer.ZigZag(to(value)), (ref r) => Checked(from, r.ZigZag()));

    private static DelegateCodec<T> Unsigned<T>(Func<T, ulong> to, Func<ulong, T> from) =>
        new(WireKind.Varint, (writer, value) => writer.Varint(to(value)), (ref r) => Checked(from, r.Varint()));

    private static T Checked<TNumber, T>(Func<TNumber, T> from, TNumber number)
    {
        try
        {
            return from(number);
        }
        catch (ArgumentException failure)
        {
            throw new WireFormatException($"{number} is not a {typeof(T).Name}.", failure);
        }
    }

    private static decimal ReadDecimal(ref WireReader reader)
    {
        ReadOnlySpan<byte> bytes = reader.Bytes();
        return bytes.Length == sizeof(decimal)
            ? new decimal(MemoryMarshal.Cast<byte, int>(bytes))
            : throw new WireFormatException("A decimal has 16 bytes.");
    }

    private static Guid ReadGuid(ref WireReader reader)
    {
        ReadOnlySpan<byte> bytes = reader.Bytes();
        return bytes.Length == 16 ? new Guid(bytes) : throw new WireFormatException("A Guid has 16 bytes.");
    }
}
