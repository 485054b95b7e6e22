namespace OrderGrains.Ledger;

/// <summary>The buckets that are open in this process. Safe to read from anywhere.</summary>
internal sealed class BucketSet(int count)
{
    private readonly Bucket?[] open = new Bucket?[count];

    /// <summary>How many buckets the ledger has.</summary>
    public int Count => open.Length;

    /// <summary>The open buckets.</summary>
    public IEnumerable<Bucket> Held => open.OfType<Bucket>();

    /// <summary>A bucket; null when it is not open here.</summary>
    public Bucket? At(int number) => Volatile.Read(ref open[number]);

    /// <summary>The key's bucket number.</summary>
    public int NumberOf(string key) => KeyHash.BucketOf(key, open.Length);

    /// <summary>The key's bucket; null when it is not open here.</summary>
    public Bucket? Find(string key) => At(NumberOf(key));

    /// <summary>The key's bucket.</summary>
    /// <exception cref="BucketNotHeldException">It is not open here.</exception>
    public Bucket Of(string key)
    {
        int number = NumberOf(key);
        return At(number) ?? throw new BucketNotHeldException(number);
    }

    /// <summary>The bucket is open.</summary>
    public void Put(Bucket bucket) => Volatile.Write(ref open[bucket.Number], bucket);

    /// <summary>The bucket is not open any more; false when it was not.</summary>
    public bool Remove(Bucket bucket) =>
        Interlocked.CompareExchange(ref open[bucket.Number], null, bucket) == bucket;
}
