using Orleans.Runtime;
using OrderGrains.Configuration;
using OrderGrains.Ledger;

namespace OrderGrains.Silo;

/// <summary>
/// Sends a call again that was turned back before it reached its grain: by Orleans, because the silo that it was meant
/// for is gone, and until the ledger's lease is over Orleans does not know another; or by the silo, because the grain's
/// bucket is about to leave it (<see cref="BucketDrains"/>). A call that may have been carried out
/// (<see cref="SiloUnavailableException"/>, a time-out) is never sent again. A failure of the ledger comes to the
/// caller without what Orleans wrapped around it. Safe to use from anywhere.
/// </summary>
internal sealed class RetryFilter(OrderGrainsOptions options, TimeProvider time) : IOutgoingGrainCallFilter
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <inheritdoc/>
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        // As long as a request waits: whoever asked has given up by then.
        TimeSpan limit = options.Api.RequestTimeout;
        long startedAt = time.GetTimestamp();
        while (true)
        {
            try
            {
                await context.Invoke();
                return;
            }
            catch (Exception failure)
                when (WasTurnedBack(failure) && time.GetElapsedTime(startedAt) < limit)
            {
                await Task.Delay(Pause, time);
            }
            catch (Exception failure) when (Note(context, failure))
            {
                throw;
            }
            catch (InfrastructureException failure) when (failure.Code == BucketDrains.TurnedBack)
            {
                // For this call only: whoever called the caller may not take it for the caller's own.
                throw new InfrastructureException(
                    "bucket_moved", failure.Message, failure.Retryable, failure.RetryAfter);
            }
            catch (OrleansException failure) when (!ReferenceEquals(WireFailures.Plain(failure), failure))
            {
                throw WireFailures.Plain(failure);
            }
        }
    }

    /// <summary>
    /// Notes a failed delivery, and takes nothing out of its way: the pulling agent tells nobody what a consumer threw.
    /// </summary>
    private static bool Note(IOutgoingGrainCallContext context, Exception failure)
    {
        for (int at = 0; at < context.Request.GetArgumentCount(); at++)
        {
            if (context.Request.GetArgument(at) is LedgerBatch batch)
            {
                batch.Note(failure);
            }
        }

        return false;
    }

    private static bool WasTurnedBack(Exception failure) => failure switch
    {
        SiloUnavailableException => HostFailures.WasNeverSent(failure),
        OrleansMessageRejectionException => true,
        InfrastructureException moving => moving.Code == BucketDrains.TurnedBack,
        _ => false,
    };
}
