namespace OrderGrains.Runtime.Codecs;

/// <summary>A value that may be null: null has a kind of its own, so only values get here.</summary>
internal sealed class NullableCodec<T>(Codec<T> codec) : Codec<T?>
    where T : struct
{
    public override WireKind Kind => codec.Kind;

    public override void Write(WireWriter writer, T? value) => codec.Write(writer, value!.Value);

    public override T? Read(ref WireReader reader) => codec.Read(ref reader);
}
