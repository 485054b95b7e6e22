using Orleans.Runtime;
using Orleans.Runtime.Placement;

namespace OrderGrains.Silo;

/// <summary>
/// Places a grain with the owner of its bucket; waits, within a limit, while the bucket has none that Orleans knows.
/// </summary>
internal sealed class BucketDirector(BucketPlaces places, BucketNews news, TimeProvider time) : IPlacementDirector
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);

    /// <inheritdoc/>
    public async Task<SiloAddress> OnAddActivation(
        PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        long startedAt = time.GetTimestamp();
        while (true)
        {
            Task change = news.Next;
            if (places.Find(target.GrainIdentity, context.LocalSilo) is { } silo
                && context.GetCompatibleSilos(target).Contains(silo))
            {
                return silo;
            }

            if (time.GetElapsedTime(startedAt) > Limit)
            {
                throw new SiloUnavailableException($"No silo holds the bucket of {target.GrainIdentity}.");
            }

            places.Refresh();
            await news.WaitAsync(change, LookAgain, CancellationToken.None);
        }
    }
}
