using System.Diagnostics;
using Orleans.Runtime;
using OrderGrains.Ledger;

namespace OrderGrains.Silo;

/// <summary>
/// Stands before every call of the product's grains: none begins or answers past the silo's lease or without its
/// bucket, none begins while its bucket is about to leave, and each is counted. Safe to use from anywhere.
/// </summary>
internal sealed class CallFilter(
    OwnGrains own, BucketPlaces places, BucketDrains drains, CallStatistics statistics)
    : IIncomingGrainCallFilter
{
    /// <inheritdoc/>
    public Task Invoke(IIncomingGrainCallContext context) =>
        own.Contains(context.TargetId.Type) ? GuardAsync(context) : context.Invoke();

    private async Task GuardAsync(IIncomingGrainCallContext context)
    {
        if (!drains.TryEnter(context.TargetId))
        {
            throw new InfrastructureException(
                BucketDrains.TurnedBack, "The grain's bucket is about to move.", retryable: true,
                TimeSpan.FromSeconds(1));
        }

        try
        {
            await CountAsync(context);
        }
        finally
        {
            drains.Leave(context.TargetId);
        }
    }

    private async Task CountAsync(IIncomingGrainCallContext context)
    {
        long startedAt = Stopwatch.GetTimestamp();
        bool failed = true;
        try
        {
            RefuseIfLost(context.TargetId, isDone: false);
            await context.Invoke();
            RefuseIfLost(context.TargetId, isDone: true);
            failed = false;
        }
        catch (Exception failure) when (!ReferenceEquals(WireFailures.Plain(failure), failure))
        {
            throw WireFailures.Plain(failure);
        }
        finally
        {
            statistics.Count(context.TargetId.Type, Stopwatch.GetElapsedTime(startedAt), failed);
        }
    }

    // Before the call nothing has happened; after it, nobody may build on what it answers.
    private void RefuseIfLost(GrainId grain, bool isDone)
    {
        if (!places.MayAnswer(grain))
        {
            throw new InfrastructureException(
                "bucket_moved", "The silo may not answer for the grain's bucket.", retryable: true,
                TimeSpan.FromSeconds(1))
            {
                OutcomeUnknown = isDone,
            };
        }
    }
}
