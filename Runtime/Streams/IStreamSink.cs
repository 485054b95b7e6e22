namespace OrderGrains.Runtime;

/// <summary>Where a grain takes the items of one stream. To be used from the grain's own turns only.</summary>
internal interface IStreamSink
{
    /// <summary>Hands the items over, in order.</summary>
    Task DeliverAsync(IReadOnlyList<object> items, IReadOnlyList<long> sequences);
}
