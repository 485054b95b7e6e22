using System.Collections.Immutable;
using OrderGrains.Runtime.Codecs;

namespace OrderGrains.Runtime;

/// <summary>The wire form of a request context: names and values, each behind its type.</summary>
internal static class ContextCodec
{
    /// <summary>The most values that travel with a call.</summary>
    private const int Most = 64;

    /// <summary>Writes a context.</summary>
    /// <exception cref="InvalidOperationException">It holds a value that cannot travel.</exception>
    public static void Write(WireWriter writer, ImmutableDictionary<string, object> context)
    {
        if (context.Count > Most)
        {
            throw new InvalidOperationException($"A request context of more than {Most} values cannot travel.");
        }

        writer.Varint((uint)context.Count);
        foreach ((string name, object value) in context)
        {
            writer.Text(name);
            WriteValue(writer, name, value);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static ImmutableDictionary<string, object>? Read(ref WireReader reader)
    {
        int count = reader.Count();
        if (count > Most)
        {
            throw new WireFormatException($"A request context of {count} values; at most {Most} are allowed.");
        }

        var values = ImmutableDictionary.CreateBuilder<string, object>();
        for (int left = count; left > 0; left--)
        {
            string name = reader.Text();
            values[name] = ReadValue(ref reader);
        }

        return count == 0 ? null : values.ToImmutable();
    }

    private static void WriteValue(WireWriter writer, string name, object value)
    {
        switch (value)
        {
            case string text: Write(writer, 1, Codec.String, text); break;
            case bool flag: Write(writer, 2, Codec.Boolean, flag); break;
            case int number: Write(writer, 3, Codec.Int32, number); break;
            case long number: Write(writer, 4, Codec.Int64, number); break;
            case double number: Write(writer, 5, Codec.Double, number); break;
            case decimal number: Write(writer, 6, Codec.Decimal, number); break;
            case Guid id: Write(writer, 7, Codec.Guid, id); break;
            case DateTimeOffset time: Write(writer, 8, Codec.DateTimeOffset, time); break;
            case TimeSpan time: Write(writer, 9, Codec.TimeSpan, time); break;
            case byte[] bytes: Write(writer, 10, Codec.ByteArray, bytes); break;
            default:
                throw new InvalidOperationException(
                    $"The request context's value '{name}' cannot travel: it is a {value.GetType().FullName}.");
        }
    }

    private static object ReadValue(ref WireReader reader)
    {
        byte type = reader.Byte();
        return type switch
        {
            1 => reader.Element(Codec.String),
            2 => reader.Element(Codec.Boolean),
            3 => reader.Element(Codec.Int32),
            4 => reader.Element(Codec.Int64),
            5 => reader.Element(Codec.Double),
            6 => reader.Element(Codec.Decimal),
            7 => reader.Element(Codec.Guid),
            8 => reader.Element(Codec.DateTimeOffset),
            9 => reader.Element(Codec.TimeSpan),
            10 => reader.Element(Codec.ByteArray),
            _ => throw new WireFormatException($"A request context holds a value of the unknown type {type}."),
        };
    }

    private static void Write<T>(WireWriter writer, byte type, Codec<T> codec, T value)
    {
        writer.Byte(type);
        writer.Element(codec, value);
    }
}
