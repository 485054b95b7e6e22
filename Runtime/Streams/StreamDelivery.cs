using Orleans.Runtime;
using OrderGrains.Runtime.Codecs;

namespace OrderGrains.Runtime;

/// <summary>
/// Items of a stream on their way to a consuming grain: one request, one turn at a time. It travels like any call: who
/// delivers need not be where the consumer lives.
/// </summary>
internal sealed class StreamDelivery(
    GrainReference target, StreamId stream, IReadOnlyList<object> items, IReadOnlyList<long> sequences)
    : GrainAction(target)
{
    /// <summary>How every delivery is called; no grain interface has it.</summary>
    public static readonly GrainMethod Description =
        new() { InterfaceName = "Stream", MethodName = "Deliver", Reader = Read };

    public override GrainMethod Method => Description;

    public override void WriteArguments(WireWriter writer)
    {
        StreamItems wire = ((GrainRuntime)Target.Transport).StreamItems;
        writer.Text(stream.GetNamespace() ?? "");
        writer.Varint((uint)items.Count);
        for (int index = 0; index < items.Count; index++)
        {
            writer.ZigZag(sequences[index]);
            wire.Write(writer, items[index]);
        }
    }

    protected override Task Invoke(object grain) => ((Activation)Executor!).DeliverAsync(stream, items, sequences);

    // The stream's key is the consuming grain's.
    private static StreamDelivery Read(GrainReference target, ref WireReader reader)
    {
        StreamItems wire = ((GrainRuntime)target.Transport).StreamItems;
        StreamId stream = StreamId.Create(reader.Text(), target.GrainId.Key.ToString()!);
        int count = reader.Count();
        List<object> items = new(count);
        List<long> sequences = new(count);
        for (int left = count; left > 0; left--)
        {
            sequences.Add(reader.ZigZag());
            items.Add(wire.Read(ref reader));
        }

        return new StreamDelivery(target, stream, items, sequences);
    }
}
