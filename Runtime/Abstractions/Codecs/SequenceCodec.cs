namespace OrderGrains.Runtime.Codecs;

/// <summary>A list, array or set: a count, then the values.</summary>
internal sealed class SequenceCodec<TSequence, T>(Codec<T> codec, Func<T[], TSequence> create) : Codec<TSequence>
    where TSequence : IEnumerable<T>
{
    public override WireKind Kind => WireKind.Sequence;

    public override void Write(WireWriter writer, TSequence value)
    {
        writer.Varint((uint)value.Count());
        foreach (T item in value)
        {
            writer.Element(codec, item);
        }
    }

    public override TSequence Read(ref WireReader reader)
    {
        reader.Enter();
        int count = reader.Count();
        T[] items = count == 0 ? [] : new T[count];
        for (int index = 0; index < items.Length; index++)
        {
            items[index] = reader.Element(codec);
        }

        reader.Leave();
        return create(items);
    }
}
