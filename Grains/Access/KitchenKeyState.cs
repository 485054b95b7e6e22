using OrderGrains.Ledger;

namespace OrderGrains.Access;

/// <summary>
/// Which kitchen key of a store holds, as it is stored; never the key itself. Belongs to its grain's turn; not
/// thread-safe.
/// </summary>
[GenerateSerializer, Alias("og.KitchenKeyState")]
public sealed class KitchenKeyState : ICommitted
{
    /// <summary>The name under which the state is stored.</summary>
    public const string StateName = "kitchen-key";

    /// <summary>The format that it was written in.</summary>
    [Id(0)]
    public int Format { get; set; } = 1;

    /// <summary>The generation that holds; 0: none was issued.</summary>
    [Id(1)]
    public int Generation { get; set; }

    /// <inheritdoc/>
    public CommitParts TakeParts(DateTimeOffset committedAt) => CommitParts.None;
}
