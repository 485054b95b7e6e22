namespace OrderGrains.Runtime.Codecs;

/// <summary>A map: a sequence in which keys and values alternate.</summary>
internal sealed class MapCodec<TMap, TKey, TValue>(
    Codec<TKey> keys, Codec<TValue> values, Func<IEnumerable<KeyValuePair<TKey, TValue>>, TMap> create) : Codec<TMap>
    where TMap : IEnumerable<KeyValuePair<TKey, TValue>>
{
    public override WireKind Kind => WireKind.Sequence;

    public override void Write(WireWriter writer, TMap value)
    {
        writer.Varint(2 * (uint)value.Count());
        foreach ((TKey key, TValue item) in value)
        {
            writer.Element(keys, key);
            writer.Element(values, item);
        }
    }

    public override TMap Read(ref WireReader reader)
    {
        reader.Enter();
        KeyValuePair<TKey, TValue>[] pairs = new KeyValuePair<TKey, TValue>[reader.Count() / 2];
        for (int index = 0; index < pairs.Length; index++)
        {
            TKey key = reader.Element(keys);
            pairs[index] = new KeyValuePair<TKey, TValue>(key, reader.Element(values));
        }

        reader.Leave();
        try
        {
            return create(pairs);
        }
        catch (ArgumentException failure)
        {
            throw new WireFormatException("A map holds a key twice, or null.", failure);
        }
    }
}
