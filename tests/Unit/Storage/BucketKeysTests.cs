using Microsoft.Extensions.Logging.Abstractions;
using OrderGrains.Json;
using OrderGrains.Ledger;
using OrderGrains.Silo;
using OrderGrains.Tests.Orders;

namespace OrderGrains.Tests.Storage;

public sealed class BucketKeysTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    public async Task KeyOf_EveryBucket_IsAKeyInItAndTheSameEverywhere(int buckets)
    {
        await using LedgerHost host = await OpenAsync(buckets);
        var keys = new BucketKeys(host);

        Assert.Equal(buckets, keys.Count);
        Assert.All(Enumerable.Range(0, buckets), bucket => Assert.Equal(bucket, keys.BucketOf(keys.KeyOf(bucket))));
        Assert.Equal("bucket/0", new BucketKeys(host).KeyOf(keys.BucketOf("bucket/0")));
    }

    private static async Task<LedgerHost> OpenAsync(int buckets)
    {
        LedgerHost host = new(NullLogger<LedgerEngine>.Instance);
        var codec = new StateCodec([OrderJson.Default]);
        var services = new LedgerServices
        {
            Time = TimeProvider.System,
            Scheduler = TaskScheduler.Default,
            Random = new Random(1),
            States = codec,
            Events = new EventCodec(codec),
            Deliveries = new NoDeliveries(),
        };
        await host.OpenAsync(
            new MemoryStore(MemoryStore.TableLimits with { Buckets = buckets }), new LedgerOptions(), services,
            CancellationToken.None);
        return host;
    }
}
