using OrderGrains.Ledger;

namespace OrderGrains.Notifications;

/// <summary>A store's own templates as they are stored. Belongs to its grain's turn; not thread-safe.</summary>
[GenerateSerializer, Alias("og.TemplateState")]
public sealed class TemplateState : ICommitted
{
    /// <summary>The name under which the state is stored.</summary>
    public const string StateName = "templates";

    /// <summary>The format that it was written in.</summary>
    [Id(0)]
    public int Format { get; set; } = 1;

    /// <summary>The templates; one for each event and language.</summary>
    [Id(1)]
    public EmailTemplate[] Templates { get; set; } = [];

    /// <inheritdoc/>
    public CommitParts TakeParts(DateTimeOffset committedAt) => CommitParts.None;
}
