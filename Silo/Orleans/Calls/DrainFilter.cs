using Orleans.Runtime;

namespace OrderGrains.Silo;

/// <summary>Marks the calls of grains whose bucket is about to leave (<see cref="BucketDrains"/>).</summary>
internal sealed class DrainFilter(OwnGrains own, BucketDrains drains) : IOutgoingGrainCallFilter
{
    /// <inheritdoc/>
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        // Asynchronous, so that the mark ends with this call: the caller's next one is looked at again.
        if (context.SourceId is { } source && own.Contains(source.Type))
        {
            drains.MarkCallsOf(source);
        }

        await context.Invoke();
    }
}
