using OrderGrains.Ledger;

namespace OrderGrains.Access;

/// <summary>A tenant's secret as it is stored. Belongs to its grain's turn; not thread-safe.</summary>
[GenerateSerializer, Alias("og.TenantSecretState")]
public sealed class TenantSecretState : ICommitted
{
    /// <summary>The name under which the state is stored.</summary>
    public const string StateName = "tenant-secret";

    /// <summary>The format that it was written in.</summary>
    [Id(0)]
    public int Format { get; set; } = 1;

    /// <summary>The secret in base64; empty: none was made.</summary>
    [Id(1)]
    public string Secret { get; set; } = "";

    /// <inheritdoc/>
    public CommitParts TakeParts(DateTimeOffset committedAt) => CommitParts.None;
}
