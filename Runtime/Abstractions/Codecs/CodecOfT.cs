namespace OrderGrains.Runtime.Codecs;

/// <summary>Writes and reads values of one type, null excepted. Immutable, safe to use from anywhere.</summary>
/// <typeparam name="T">The values' type.</typeparam>
public abstract class Codec<T>
{
    /// <summary>The form that the values take.</summary>
    public abstract WireKind Kind { get; }

    /// <summary>Writes a value.</summary>
    public abstract void Write(WireWriter writer, T value);

    /// <summary>Reads a value.</summary>
    /// <exception cref="WireFormatException">The bytes are not a value of the type.</exception>
    public abstract T Read(ref WireReader reader);
}
