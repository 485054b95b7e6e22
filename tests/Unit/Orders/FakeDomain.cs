using OrderGrains.Ledger;

namespace OrderGrains.Tests.Orders;

/// <summary>Commits grains together or apart, as told.</summary>
internal sealed class FakeDomain : ICommitDomain
{
    public bool Shares { get; set; }

    public long Generations { get; set; }

    public bool IsShared(string key, string otherKey) => Shares;

    public long Generation(string key) => Generations;

    public Func<string, int> Bucket { get; set; } = _ => 0;

    public int BucketOf(string key) => Bucket(key);
}
