using System.Buffers.Binary;
using System.Text;

namespace OrderGrains.Runtime.Codecs;

/// <summary>Reads wire forms. Malformed bytes give <see cref="WireFormatException"/>, never anything else.</summary>
/// <param name="bytes">What to read.</param>
public ref struct WireReader(ReadOnlySpan<byte> bytes)
{
    /// <summary>The most that messages and sequences may be nested.</summary>
    public const int MaxDepth = 64;

    private const int KindBits = 3;
    private const ulong KindMask = (1 << KindBits) - 1;

    private ReadOnlySpan<byte> rest = bytes;
    private int depth;

    /// <summary>How many bytes are left.</summary>
    public readonly int Remaining => rest.Length;

    /// <summary>The kind of the value that stands next.</summary>
    public WireKind Kind { get; private set; }

    /// <summary>Goes to the next field of a message. False at its end.</summary>
    public bool NextField(out uint id)
    {
        ulong tag = Varint();
        Kind = (WireKind)(tag & KindMask);
        ulong number = tag >> KindBits;
        id = number <= uint.MaxValue ? (uint)number : throw new WireFormatException("A field id is out of range.");
        return Kind != WireKind.End;
    }

    /// <summary>Reads the value of a field.</summary>
    public T Value<T>(Codec<T> codec)
    {
        if (Kind == WireKind.Null)
        {
            return default!;
        }

        return Kind == codec.Kind
            ? codec.Read(ref this)
            : throw new WireFormatException($"Expected {codec.Kind} for {typeof(T).Name} but found {Kind}.");
    }

    /// <summary>Reads a value behind its kind.</summary>
    public T Element<T>(Codec<T> codec)
    {
        Kind = (WireKind)Byte();
        return Value(codec);
    }

    /// <summary>Begins a message or sequence.</summary>
    public void Enter()
    {
        if (++depth > MaxDepth)
        {
            throw new WireFormatException($"Nested more than {MaxDepth} deep.");
        }
    }

    /// <summary>Ends a message or sequence.</summary>
    public void Leave() => depth--;

    /// <summary>Skips the value of a field that nobody knows.</summary>
    public void Skip()
    {
        switch (Kind)
        {
            case WireKind.Varint: Varint(); break;
            case WireKind.Fixed64: Take(sizeof(ulong)); break;
            case WireKind.Fixed32: Take(sizeof(uint)); break;
            case WireKind.Bytes: Bytes(); break;
            case WireKind.Null: break;
            case WireKind.Message: SkipMessage(); break;
            case WireKind.Sequence: SkipSequence(); break;
            default: throw new WireFormatException($"A value of kind {Kind} cannot stand here.");
        }
    }

    /// <summary>Reads one byte.</summary>
    public byte Byte() => Take(1)[0];

    /// <summary>Reads a base-128 number.</summary>
    public ulong Varint()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new WireFormatException("A number is longer than 64 bits.");
    }

    /// <summary>Reads a signed number.</summary>
    public long ZigZag()
    {
        ulong value = Varint();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>Reads four bytes.</summary>
    public uint Fixed32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));

    /// <summary>Reads eight bytes.</summary>
    public ulong Fixed64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));

    /// <summary>Reads a length and bytes.</summary>
    public ReadOnlySpan<byte> Bytes() => Take(Count());

    /// <summary>Reads a length and text.</summary>
    public string Text() => Encoding.UTF8.GetString(Bytes());

    /// <summary>Reads a number of bytes or values, none of which can be smaller than a byte.</summary>
    public int Count()
    {
        ulong count = Varint();
        return count <= (ulong)rest.Length ? (int)count : throw new WireFormatException("The bytes end too early.");
    }

    private void SkipMessage()
    {
        Enter();
        while (NextField(out _))
        {
            Skip();
        }

        Leave();
    }

    private void SkipSequence()
    {
        Enter();
        for (int left = Count(); left > 0; left--)
        {
            Kind = (WireKind)Byte();
            Skip();
        }

        Leave();
    }

    private ReadOnlySpan<byte> Take(int size)
    {
        if (size > rest.Length)
        {
            throw new WireFormatException("The bytes end too early.");
        }

        ReadOnlySpan<byte> taken = rest[..size];
        rest = rest[size..];
        return taken;
    }
}
