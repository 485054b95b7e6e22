namespace OrderGrains.Runtime.Codecs;

/// <summary>Finds a message's codec when it is first used, so that messages may hold each other.</summary>
internal sealed class LateMessageCodec<T> : Codec<T>
{
    public override WireKind Kind => CodecOf<T>.Codec.Kind;

    public override void Write(WireWriter writer, T value) => CodecOf<T>.Codec.Write(writer, value);

    public override T Read(ref WireReader reader) => CodecOf<T>.Codec.Read(ref reader);
}
