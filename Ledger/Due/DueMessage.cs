namespace OrderGrains.Ledger;

/// <summary>A message to a grain, due at a time.</summary>
/// <param name="GrainType">The grain's type.</param>
/// <param name="Key">The grain's key.</param>
/// <param name="Name">What is due.</param>
/// <param name="DueAt">When it is delivered; microsecond precise.</param>
public sealed record DueMessage(string GrainType, string Key, string Name, DateTimeOffset DueAt);
