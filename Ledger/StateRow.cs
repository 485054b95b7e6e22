namespace OrderGrains.Ledger;

/// <summary>A committed state as a scan finds it.</summary>
/// <param name="Key">The key of the grain that it belongs to.</param>
/// <param name="StateName">The state's name.</param>
/// <param name="Value">Its bytes, readable JSON.</param>
public readonly record struct StateRow(string Key, string StateName, ReadOnlyMemory<byte> Value);
