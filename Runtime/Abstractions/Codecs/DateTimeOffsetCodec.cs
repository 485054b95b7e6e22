namespace OrderGrains.Runtime.Codecs;

/// <summary>A time: its ticks in 64 bits, then the offset in minutes as a number.</summary>
internal sealed class DateTimeOffsetCodec : Codec<DateTimeOffset>
{
    public override WireKind Kind => WireKind.Sequence;

    public override void Write(WireWriter writer, DateTimeOffset value)
    {
        writer.Varint(2);
        writer.Element(Codec.Int64, value.Ticks);
        writer.Element(Codec.Int32, value.TotalOffsetMinutes);
    }

    public override DateTimeOffset Read(ref WireReader reader)
    {
        if (reader.Count() != 2)
        {
            throw new WireFormatException("A time has two parts.");
        }

        long ticks = reader.Element(Codec.Int64);
        int offset = reader.Element(Codec.Int32);
        try
        {
            return new DateTimeOffset(ticks, TimeSpan.FromMinutes(offset));
        }
        catch (ArgumentException failure)
        {
            throw new WireFormatException("A time is out of range.", failure);
        }
    }
}
