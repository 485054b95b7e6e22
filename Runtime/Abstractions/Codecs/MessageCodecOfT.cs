namespace OrderGrains.Runtime.Codecs;

/// <summary>Names a codec.</summary>
/// <typeparam name="T">The message type.</typeparam>
/// <param name="alias">Its name on the wire.</param>
/// <param name="codec">Its codec.</param>
public sealed class MessageCodec<T>(string alias, Codec<T> codec) : MessageCodec
    where T : notnull
{
    /// <inheritdoc/>
    public override Type Type => typeof(T);

    /// <inheritdoc/>
    public override string Alias => alias;

    /// <inheritdoc/>
    public override object Inner => codec;

    /// <inheritdoc/>
    public override void WriteObject(WireWriter writer, object message) => writer.Element(codec, (T)message);

    /// <inheritdoc/>
    public override object ReadObject(ref WireReader reader) => reader.Element(codec);
}
