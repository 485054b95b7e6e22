namespace OrderGrains.Ledger;

/// <summary>Tells which grains commit together. Safe to call from anywhere.</summary>
public interface ICommitDomain
{
    /// <summary>
    /// True where a write of one key that is issued before a write of the other is committed before it or with it, and
    /// fails it too when it fails: then what the first decided may be used before its commit, as long as whoever asked
    /// is answered after the second.
    /// </summary>
    bool IsShared(string key, string otherKey);

    /// <summary>
    /// One more each time a commit of the key's bucket failed. Who uses another grain's decision before its commit
    /// notes this number before asking, and names it in <see cref="CommitParts.Generation"/>: the write fails when a
    /// commit has failed in between.
    /// </summary>
    long Generation(string key);

    /// <summary>The bucket of a key: grains of one bucket live on one silo. 0 where there is only one.</summary>
    int BucketOf(string key);
}
