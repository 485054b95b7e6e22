using System.Buffers;
using System.Text.Json;
using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger;

/// <summary>Events are strings and states are notes.</summary>
internal sealed class TextCodec : IEventCodec, IStateCodec
{
    /// <summary>An event that is a later version's.</summary>
    public string? Unreadable { get; set; }

    public void Write(IBufferWriter<byte> output, string streamNamespace, object payload) =>
        Write(output, (string)payload);

    public object Read(string streamNamespace, ReadOnlySpan<byte> json) =>
        ReadText(json) is var text && text == Unreadable ? throw new JsonException("Which format?") : text;

    public void Write<TState>(IBufferWriter<byte> output, TState state) => Write(output, ((Note)(object)state!).Text);

    public TState Read<TState>(ReadOnlySpan<byte> json) => (TState)(object)new Note { Text = ReadText(json) };

    private static void Write(IBufferWriter<byte> output, string text)
    {
        using var writer = new Utf8JsonWriter(output);
        writer.WriteStringValue(text);
    }

    private static string ReadText(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return reader.GetString()!;
    }
}
