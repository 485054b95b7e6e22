namespace OrderGrains.Runtime.Codecs;

/// <summary>Reads a value.</summary>
internal delegate T ReadValue<out T>(ref WireReader reader);

/// <summary>A codec made of two functions.</summary>
internal sealed class DelegateCodec<T>(WireKind kind, Action<WireWriter, T> write, ReadValue<T> read) : Codec<T>
{
    public override WireKind Kind => kind;

    public override void Write(WireWriter writer, T value) => write(writer, value);

    public override T Read(ref WireReader reader) => read(ref reader);
}
