using OrderGrains.Bench.Chaos.Clusters;

namespace OrderGrains.Tests.Bench;

public sealed class HeldBucketsTests
{
    [Fact]
    public void Read_TheLogOfASilo_KnowsWhatItHolds()
    {
        HeldBuckets buckets = new();
        string[] log =
        [
            "info: OrderGrains.Ledger.LedgerEngine[40]", "      Bucket 7 is open, epoch 4",
            "      Bucket 12 is open, epoch 1", "      Bucket 63 is open, epoch 2",
            "      Bucket 7 is closed to move, epoch 4", "      Bucket 63 is lost, epoch 2",
            "      Bucket 12: its relay failed; it starts again", "      Bucket 7 is open, epoch 6",
        ];
        foreach (string line in log)
        {
            buckets.Read(line);
        }

        Assert.Equal([7, 12], buckets.Numbers.Order());
    }
}
