using Orleans.Runtime;

namespace OrderGrains.Runtime;

/// <summary>
/// Items of a stream on their way to a consuming grain: one request, one turn at a time. It has no wire form: a stream
/// and its consumers share a key, so both live on the silo that delivers.
/// </summary>
internal sealed class StreamDelivery(
    GrainReference target, StreamId stream, IReadOnlyList<object> items, IReadOnlyList<long> sequences)
    : GrainAction(target)
{
    private static readonly GrainMethod Description = new() { InterfaceName = "Stream", MethodName = "Deliver" };

    public override GrainMethod Method => Description;

    protected override Task Invoke(object grain) => ((Activation)Executor!).DeliverAsync(stream, items, sequences);
}
