using System.Buffers;
using System.Text;
using System.Text.Json;

namespace OrderGrains.Ledger;

/// <summary>The events of one commit as JSON: readable, with a format number, in the order of their delivery.</summary>
internal static class EventBlock
{
    // A thread writes one block at a time; its buffer is reused, so that only the block itself is allocated.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? buffer;

    /// <summary>Writes events as comma-separated JSON objects: the inside of a block's array.</summary>
    public static byte[] Write(IReadOnlyList<OutboxEvent> events, IEventCodec codec)
    {
        const int UsualSizeBytes = 1_024;
        ArrayBufferWriter<byte> output = buffer ??= new ArrayBufferWriter<byte>(UsualSizeBytes);
        output.ResetWrittenCount();
        for (int at = 0; at < events.Count; at++)
        {
            OutboxEvent entry = events[at];
            output.Write(at == 0 ? "{\"stream\":\""u8 : ",{\"stream\":\""u8);
            WriteText(output, entry.StreamNamespace);
            output.Write("\",\"key\":\""u8);
            WriteText(output, entry.StreamKey);
            output.Write("\",\"sequence\":"u8);
            WriteNumber(output, entry.Sequence);
            output.Write(",\"payload\":"u8);
            codec.Write(output, entry.StreamNamespace, entry.Payload);
            output.Write("}"u8);
        }

        return output.WrittenSpan.ToArray();
    }

    /// <summary>Reads a block back.</summary>
    public static List<OutboxEvent> Read(ReadOnlyMemory<byte> block, IEventCodec codec)
    {
        using JsonDocument document = JsonDocument.Parse(block);
        var events = new List<OutboxEvent>();
        foreach (JsonElement entry in document.RootElement.GetProperty("events").EnumerateArray())
        {
            events.Add(ReadOne(entry, codec));
        }

        return events;
    }

    /// <summary>When a block was committed.</summary>
    public static long ReadStamp(ReadOnlyMemory<byte> block)
    {
        using JsonDocument document = JsonDocument.Parse(block);
        return document.RootElement.GetProperty("at").GetInt64();
    }

    /// <summary>Reads one event.</summary>
    public static OutboxEvent ReadOne(JsonElement entry, IEventCodec codec)
    {
        string stream = entry.GetProperty("stream").GetString()!;
        string payload = entry.GetProperty("payload").GetRawText();
        return new OutboxEvent(
            stream,
            entry.GetProperty("key").GetString()!,
            entry.GetProperty("sequence").GetInt64(),
            codec.Read(stream, Encoding.UTF8.GetBytes(payload)));
    }

    private static void WriteText(ArrayBufferWriter<byte> output, string text) =>
        output.Write(JsonEncodedText.Encode(text).EncodedUtf8Bytes);

    private static void WriteNumber(ArrayBufferWriter<byte> output, long number)
    {
        const int LongestNumber = 20;
        number.TryFormat(output.GetSpan(LongestNumber), out int written, default, null);
        output.Advance(written);
    }
}
