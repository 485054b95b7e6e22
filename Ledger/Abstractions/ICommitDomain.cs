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
}
