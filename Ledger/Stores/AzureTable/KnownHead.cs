namespace OrderGrains.Ledger;

/// <summary>A bucket's head as last seen, with the tag for a conditional write; both null: there is none.</summary>
internal sealed record KnownHead(Head? Head, string? ETag);
