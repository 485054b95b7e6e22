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
            WritePayload(output, entry, codec);
            output.Write("}"u8);
        }

        return output.WrittenSpan.ToArray();
    }

    /// <summary>
    /// Reads a block with its time; null when it is no block at all, and then <paramref name="error"/> says why.
    /// </summary>
    public static RelayBlock? TryRead(StoreRow row, IEventCodec codec, out string? error)
    {
        error = null;
        try
        {
            return new RelayBlock(
                RowKey.ReadEventBlock(row.Key), ReadStamp(row.Value), Read(row.Value, codec));
        }
        catch (Exception failure) when (IsUnreadable(failure))
        {
            error = failure.GetType().Name;
            return null;
        }
    }

    /// <summary>Reads a block back; what the codec cannot read is an <see cref="UnreadableEvent"/>.</summary>
    public static List<OutboxEvent> Read(ReadOnlyMemory<byte> block, IEventCodec codec)
    {
        using JsonDocument document = JsonDocument.Parse(block);
        var events = new List<OutboxEvent>();
        foreach (JsonElement entry in document.RootElement.GetProperty("events").EnumerateArray())
        {
            events.Add(ReadAny(entry, codec));
        }

        return events;
    }

    /// <summary>True for a block from before a time, and for one that cannot be read.</summary>
    public static bool IsOlderThan(ReadOnlyMemory<byte> block, long stamp)
    {
        try
        {
            return ReadStamp(block) < stamp;
        }
        catch (Exception failure) when (IsUnreadable(failure))
        {
            return true;
        }
    }

    /// <summary>Reads one event.</summary>
    public static OutboxEvent ReadOne(JsonElement entry, IEventCodec codec) =>
        Event(entry, codec.Read(entry.GetProperty("stream").GetString()!, Payload(entry)));

    /// <summary>True for what reading throws when the bytes are not what this version writes.</summary>
    public static bool IsUnreadable(Exception failure) =>
        failure is JsonException or FormatException or NotSupportedException or InvalidOperationException
            or ArgumentException or OverflowException or KeyNotFoundException;

    private static long ReadStamp(ReadOnlyMemory<byte> block)
    {
        using JsonDocument document = JsonDocument.Parse(block);
        return document.RootElement.GetProperty("at").GetInt64();
    }

    private static OutboxEvent ReadAny(JsonElement entry, IEventCodec codec)
    {
        try
        {
            return ReadOne(entry, codec);
        }
        catch (Exception failure) when (IsUnreadable(failure))
        {
            return Event(entry, new UnreadableEvent(Payload(entry), failure.GetType().Name));
        }
    }

    private static OutboxEvent Event(JsonElement entry, object payload) => new(
        entry.GetProperty("stream").GetString()!,
        entry.GetProperty("key").GetString()!,
        entry.GetProperty("sequence").GetInt64(),
        payload);

    private static byte[] Payload(JsonElement entry) =>
        Encoding.UTF8.GetBytes(entry.GetProperty("payload").GetRawText());

    private static void WritePayload(ArrayBufferWriter<byte> output, OutboxEvent entry, IEventCodec codec)
    {
        if (entry.Payload is UnreadableEvent unreadable)
        {
            output.Write(unreadable.Json.Span);
            return;
        }

        codec.Write(output, entry.StreamNamespace, entry.Payload);
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
