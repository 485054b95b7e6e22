namespace OrderGrains.Runtime.Codecs;

/// <summary>A codec of a message type, for those who know the type only at run time.</summary>
public abstract class MessageCodec
{
    /// <summary>The message type.</summary>
    public abstract Type Type { get; }

    /// <summary>Its name on the wire.</summary>
    public abstract string Alias { get; }

    /// <summary>The codec itself, a <see cref="Codec{T}"/> of <see cref="Type"/>.</summary>
    public abstract object Inner { get; }

    /// <summary>Writes a message.</summary>
    public abstract void WriteObject(WireWriter writer, object message);

    /// <summary>Reads a message.</summary>
    public abstract object ReadObject(ref WireReader reader);
}
