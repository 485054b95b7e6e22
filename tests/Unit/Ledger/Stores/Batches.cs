using System.Text;
using OrderGrains.Ledger;

namespace OrderGrains.Tests.Ledger.Stores;

/// <summary>Short ways to write a batch down.</summary>
internal static class Batches
{
    internal static CommitBatch New(int bucket, params RowOperation[] operations) =>
        new(bucket, null, NextAfter(null), operations);

    internal static CommitBatch After(CommitBatch last, params RowOperation[] operations) =>
        new(last.Bucket, last.Next, NextAfter(last.Next), operations);

    internal static RowOperation Put(string key, string value) => new(key, Encoding.UTF8.GetBytes(value));

    internal static RowOperation Put(string key, int sizeBytes) => new(key, new byte[sizeBytes]);

    internal static RowOperation Delete(string key) => RowOperation.Delete(key);

    internal static Head NextAfter(Head? head)
    {
        long number = (head?.CommitNumber ?? 0) + 1;
        return new Head(1, number, new Guid((int)number, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10), number - 1, number * 1000);
    }
}
