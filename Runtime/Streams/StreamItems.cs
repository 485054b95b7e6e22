using System.Collections.Frozen;
using OrderGrains.Runtime.Codecs;

namespace OrderGrains.Runtime;

/// <summary>
/// The wire form of a stream's items: text, or a message behind the name of its type. Safe to use from anywhere.
/// </summary>
/// <param name="codecs">The messages that may be items.</param>
internal sealed class StreamItems(IReadOnlyCollection<MessageCodec> codecs)
{
    // No message has this name.
    private const string Text = "";

    private readonly FrozenDictionary<string, MessageCodec> byAlias = codecs
        .DistinctBy(static codec => codec.Alias)
        .ToFrozenDictionary(static codec => codec.Alias, StringComparer.Ordinal);

    private readonly FrozenDictionary<Type, MessageCodec> byType = codecs
        .DistinctBy(static codec => codec.Type)
        .ToFrozenDictionary(static codec => codec.Type);

    /// <summary>Writes an item.</summary>
    /// <exception cref="InvalidOperationException">It is neither text nor a message.</exception>
    public void Write(WireWriter writer, object item)
    {
        if (item is string text)
        {
            writer.Text(Text);
            writer.Text(text);
            return;
        }

        MessageCodec codec = byType.GetValueOrDefault(item.GetType())
            ?? throw new InvalidOperationException(
                $"A stream's item cannot travel: {item.GetType()} has no codec. Does it carry [GenerateSerializer]?");
        writer.Text(codec.Alias);
        codec.WriteObject(writer, item);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="WireFormatException">The bytes are no item, or one of a type not known here.</exception>
    public object Read(ref WireReader reader)
    {
        string alias = reader.Text();
        if (alias == Text)
        {
            return reader.Text();
        }

        return byAlias.TryGetValue(alias, out MessageCodec? codec)
            ? codec.ReadObject(ref reader) ?? throw new WireFormatException($"An item '{alias}' is missing.")
            : throw new WireFormatException($"A stream's item is of the unknown type '{alias}'.");
    }
}
