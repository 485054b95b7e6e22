namespace OrderGrains.Ledger;

/// <summary>A state as its grain starts with it.</summary>
/// <param name="State">The committed state; null when there is none.</param>
/// <param name="Epoch">The bucket's epoch: the grain's writes name it in <see cref="LedgerOwner.Epoch"/>.</param>
public readonly record struct LoadedState<TState>(TState? State, long Epoch);
