using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using OrderGrains.Ledger;
using OrderGrains.Runtime;

namespace OrderGrains.Silo;

/// <summary>
/// Lets the grains of a bucket go when the bucket does. First the locator stops sending calls to them, then they end.
/// Safe to call from anywhere.
/// </summary>
/// <param name="locator">Where grains are found.</param>
/// <param name="services">Where the runtime is found: it is built after the ledger that needs this.</param>
internal sealed class BucketGrains(BucketLocator locator, IServiceProvider services) : IBucketHost
{
    private GrainRuntime Runtime => services.GetRequiredService<GrainRuntime>();

    private LedgerEngine Ledger => services.GetRequiredService<LedgerHost>().Ledger;

    /// <inheritdoc/>
    public Task ReleaseAsync(int bucket)
    {
        locator.Release(bucket);
        return Runtime.DeactivateAsync(IsIn(bucket), DeactivationMode.Drain);
    }

    /// <inheritdoc/>
    public void Drop(int bucket)
    {
        // Completes at once: dropped grains are not waited for.
        _ = Runtime.DeactivateAsync(IsIn(bucket), DeactivationMode.Drop);
        locator.Settle(bucket);
    }

    /// <inheritdoc/>
    public void Opened(int bucket) => locator.Settle(bucket);

    /// <inheritdoc/>
    public void HandedOver(int bucket, SiloMember newOwner) => locator.Settle(bucket);

    private Func<GrainId, bool> IsIn(int bucket)
    {
        OwnerTable table = Ledger.Ownership.Owners;
        return id => table.BucketOf(id.Key.ToString()!) == bucket;
    }
}
