namespace OrderGrains.Tests.Cluster;

/// <summary>Reads just enough of the protobuf wire format: the parts of a message that have a length.</summary>
internal static class ProtobufMessage
{
    private const int VarintType = 0;
    private const int Fixed64Type = 1;
    private const int LengthType = 2;
    private const int Fixed32Type = 5;

    /// <summary>The values of a field, in their order.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Values(ReadOnlyMemory<byte> message, int field)
    {
        for (int at = 0; at < message.Length;)
        {
            ulong tag = Varint(message.Span, ref at);
            int length = LengthOf(message.Span, (int)(tag & 7), ref at);
            if ((int)(tag >> 3) == field)
            {
                yield return message.Slice(at, length);
            }

            at += length;
        }
    }

    private static int LengthOf(ReadOnlySpan<byte> message, int type, ref int at)
    {
        switch (type)
        {
            case VarintType:
                Varint(message, ref at);
                return 0;
            case Fixed64Type:
                return sizeof(ulong);
            case Fixed32Type:
                return sizeof(uint);
            case LengthType:
                return (int)Varint(message, ref at);
            default:
                throw new InvalidDataException($"Wire type {type} at {at}.");
        }
    }

    private static ulong Varint(ReadOnlySpan<byte> message, ref int at)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte part = message[at++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
    }
}
