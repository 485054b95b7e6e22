using OrderGrains.Ledger;

namespace OrderGrains.Silo;

/// <summary>Lets grains and event queues follow their buckets. Safe to call from anywhere.</summary>
internal sealed class BucketHost(
    BucketPlaces places, BucketNews news, BucketDrains drains, BucketBalancer queues, IServiceProvider services)
    : IBucketHost
{
    // Built after the ledger that needs this.
    private BucketActivations Grains => services.GetRequiredService<BucketActivations>();

    /// <inheritdoc/>
    public async Task ReleaseAsync(int bucket)
    {
        queues.Remove(bucket);

        // Before any grain ends: what is under way may call grains of this bucket, and of others that leave with it.
        await drains.DrainAsync(bucket);
        places.Release(bucket);
        await Grains.DeactivateAsync(bucket);
    }

    /// <inheritdoc/>
    public void Drop(int bucket)
    {
        // Nobody waits for them: what they still answer is held back.
        queues.Remove(bucket);
        _ = Grains.DeactivateAsync(bucket);
        Settle(bucket);
    }

    /// <inheritdoc/>
    public void Opened(int bucket)
    {
        queues.Add(bucket);
        Settle(bucket);
    }

    /// <inheritdoc/>
    public void HandedOver(int bucket, SiloMember newOwner) => Settle(bucket);

    private void Settle(int bucket)
    {
        places.Settle(bucket);
        drains.Settle(bucket);
        news.Tell();
    }
}
