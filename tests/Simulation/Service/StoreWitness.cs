using OrderGrains.Ledger;

namespace OrderGrains.Tests.Simulation;

/// <summary>
/// Watches the heads of the shared store: each epoch of a bucket has one writer, each commit follows the one before
/// it, and nothing that heads carry ever goes back.
/// </summary>
internal sealed class StoreWitness
{
    private readonly Dictionary<(int Bucket, long Epoch), string> writers = [];

    /// <summary>What was wrong.</summary>
    public List<string> Violations { get; } = [];

    /// <summary>How many commits there were.</summary>
    public int Commits { get; private set; }

    /// <summary>A commit has replaced a head.</summary>
    public void Saw(string process, int bucket, Head? before, Head after)
    {
        Commits++;
        if (bucket < 0 || before is null)
        {
            return;
        }

        bool isTakeOver = after.Epoch == before.Epoch + 1 && after.CommitNumber == before.CommitNumber;
        bool isNext = after.Epoch == before.Epoch && after.CommitNumber == before.CommitNumber + 1;
        Require(isTakeOver || isNext, bucket, $"{process} replaced {Text(before)} by {Text(after)}");
        Require(after.Stamp >= before.Stamp, bucket, $"{process} turned the bucket's time back");
        Require(after.RelayWatermark >= before.RelayWatermark, bucket, $"{process} turned the watermark back");
        if (!writers.TryAdd((bucket, after.Epoch), process))
        {
            string writer = writers[(bucket, after.Epoch)];
            Require(writer == process, bucket, $"epoch {after.Epoch} has the writers {writer} and {process}");
        }
    }

    private static string Text(Head head) => $"{head.Epoch}/{head.CommitNumber}";

    private void Require(bool holds, int bucket, string violation)
    {
        if (!holds)
        {
            Violations.Add($"bucket {bucket}: {violation}");
        }
    }
}
