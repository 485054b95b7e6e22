namespace OrderGrains.Ledger;

/// <summary>The grain whose state is written.</summary>
/// <param name="GrainType">Its type: where its due messages go.</param>
/// <param name="Key">Its key: decides the bucket.</param>
/// <param name="StateName">The state's name: unique over all grain types.</param>
public readonly record struct LedgerOwner(string GrainType, string Key, string StateName);
