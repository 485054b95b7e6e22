namespace OrderGrains.Ledger;

/// <summary>What reading costs at a store, and so what is worth remembering.</summary>
public enum StoreReads
{
    /// <summary>Microseconds, in this process: nothing.</summary>
    Local,

    /// <summary>A request, for one row; a range costs more.</summary>
    OneRow,

    /// <summary>A request, for one row or for a few neighbours.</summary>
    Neighbours,
}
