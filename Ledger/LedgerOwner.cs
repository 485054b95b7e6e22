namespace OrderGrains.Ledger;

/// <summary>The grain whose state is written.</summary>
/// <param name="GrainType">Its type: where its due messages go.</param>
/// <param name="Key">Its key: decides the bucket.</param>
/// <param name="StateName">The state's name: unique over all grain types.</param>
public readonly record struct LedgerOwner(string GrainType, string Key, string StateName)
{
    /// <summary>
    /// The bucket's epoch in which the state was loaded (<see cref="LoadedState{TState}.Epoch"/>): a write fails when
    /// the bucket has left since, though it may be back. Null: not checked.
    /// </summary>
    public long? Epoch { get; init; }
}
