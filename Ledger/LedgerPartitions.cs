namespace OrderGrains.Ledger;

/// <summary>The partitions of a store that are no buckets.</summary>
public static class LedgerPartitions
{
    /// <summary>
    /// The ledger's own: its meta row and, where silos share the store, who they are and who owns what. A host may keep
    /// rows of its own there (<c>m!</c>), changed like everything by a conditional commit of the partition's head.
    /// </summary>
    public const int Control = -1;
}
