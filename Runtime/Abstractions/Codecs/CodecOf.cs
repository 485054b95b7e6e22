namespace OrderGrains.Runtime.Codecs;

/// <summary>The generated codec of a message type, found once through the manifest of the type's assembly.</summary>
/// <typeparam name="T">The message type.</typeparam>
#pragma warning disable CA1000 // The type argument is the question.
public static class CodecOf<T>
{
    private static readonly Lazy<Codec<T>> Found = new(Find);

    /// <summary>The codec.</summary>
    /// <exception cref="InvalidOperationException">The type has none.</exception>
    public static Codec<T> Codec => Found.Value;

    private static Codec<T> Find()
    {
        foreach (MessageCodec codec in GrainManifestBuilder.Read(typeof(T).Assembly).Codecs)
        {
            if (codec.Type == typeof(T))
            {
                return (Codec<T>)codec.Inner;
            }
        }

        throw new InvalidOperationException($"{typeof(T)} has no codec; does it carry [GenerateSerializer]?");
    }
}
