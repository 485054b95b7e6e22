using Orleans.Runtime;
using Orleans.Streams;

namespace OrderGrains.Silo;

/// <summary>
/// A delivery that failed is the relay's again (<see cref="BucketCursor.RecordDeliveryFailure"/>): it tries again and
/// at last writes the dead letter, in the ledger and by its rules. Orleans neither faults the subscription nor skips.
/// </summary>
internal sealed class StreamFailures : IStreamFailureHandler
{
    public static readonly StreamFailures Instance = new();

    /// <inheritdoc/>
    public bool ShouldFaultSubsriptionOnError => false;

    /// <inheritdoc/>
    public Task OnDeliveryFailure(
        GuidId subscriptionId, string streamProviderName, StreamId streamIdentity,
        StreamSequenceToken? sequenceToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task OnSubscriptionFailure(
        GuidId subscriptionId, string streamProviderName, StreamId streamIdentity,
        StreamSequenceToken? sequenceToken) => Task.CompletedTask;
}
