using System.Globalization;

namespace OrderGrains.Ledger;

/// <summary>
/// The letters of commits whose events nobody can read: nobody knows their streams, so a letter lies under a key of the
/// log's own. The events themselves are a row beside it, as large as they are.
/// </summary>
internal static class ParkedBlocks
{
    // Where operators look: a key that the ledger makes belongs to no grain.
    private const string KeyPrefix = "default/log.";
    private const string StreamNamespace = "log";

    /// <summary>The letter of a commit.</summary>
    public static DeadLetter Letter(
        int bucket, int buckets, long commitNumber, string error, DateTimeOffset failedAt) => new()
        {
            Key = KeyIn(bucket, buckets),
            Name = string.Create(
                CultureInfo.InvariantCulture,
                $"{DeadLetterBox.Nobody.Name}.{StreamNamespace}.{commitNumber:d10}"),
            Consumer = DeadLetterBox.Nobody.Name,
            StreamNamespace = StreamNamespace,
            Sequence = commitNumber,
            Error = error,
            Attempts = 0,
            FailedAt = failedAt,
        };

    /// <summary>True for a letter of such a commit.</summary>
    public static bool Holds(DeadLetter letter) =>
        letter.StreamNamespace == StreamNamespace
        && letter.Key.StartsWith(KeyPrefix, StringComparison.Ordinal)
        && letter.Consumer == DeadLetterBox.Nobody.Name;

    /// <summary>The first key of the log's own that is the bucket's: letters are found by their keys.</summary>
    private static string KeyIn(int bucket, int buckets)
    {
        for (int number = 0; ; number++)
        {
            string key = string.Create(CultureInfo.InvariantCulture, $"{KeyPrefix}{number}");
            if (KeyHash.BucketOf(key, buckets) == bucket)
            {
                return key;
            }
        }
    }
}
