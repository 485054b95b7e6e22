namespace OrderGrains.Silo;

/// <summary>Finds keys by trying numbers: each bucket gets the first that falls into it.</summary>
internal sealed class BucketKeys(LedgerHost host) : IBucketKeys
{
    private const string Prefix = "bucket/";

    private readonly Lock gate = new();
    private string[]? keys;

    /// <inheritdoc/>
    public int Count => host.Ledger.BucketCount;

    /// <inheritdoc/>
    public int BucketOf(string key) => host.Ledger.BucketOf(key);

    /// <inheritdoc/>
    public string KeyOf(int bucket)
    {
        lock (gate)
        {
            return (keys ??= Find())[bucket];
        }
    }

    private string[] Find()
    {
        // Enough that a bucket which none of them falls into is past all probability.
        const int TriesPerBucket = 100;
        string[] found = new string[Count];
        for (int number = 0; number < found.Length * TriesPerBucket; number++)
        {
            string key = Prefix + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
            found[BucketOf(key)] ??= key;
        }

        return Array.IndexOf(found, null) < 0
            ? found
            : throw new InvalidOperationException($"No key was found for bucket {Array.IndexOf(found, null)}.");
    }
}
