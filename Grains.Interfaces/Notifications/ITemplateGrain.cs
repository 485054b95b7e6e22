using OrderGrains.Orders;

namespace OrderGrains.Notifications;

/// <summary>
/// A store's own e-mail templates, or with the store id <c>*</c> the tenant's. Key: <see cref="EntityKey"/>.
/// </summary>
[Alias("og.ITemplateGrain")]
public interface ITemplateGrain : IGrainWithStringKey
{
    /// <summary>Saves a template after rendering it once; a list of what is wrong with it, empty when saved.</summary>
    [Alias("Save")]
    Task<IReadOnlyList<string>> Save(EmailTemplate template);

    /// <summary>The store's own template, or null when it uses the built-in one.</summary>
    [Alias("Find")]
    Task<EmailTemplate?> Find(OrderEventType type, string locale);
}

/// <summary>An e-mail's template: Handlebars over the order's members.</summary>
[GenerateSerializer, Immutable, Alias("og.EmailTemplate")]
public sealed record EmailTemplate
{
    /// <summary>The event that it is for.</summary>
    [Id(0)]
    public required OrderEventType Type { get; init; }

    /// <summary>Its language, a BCP 47 tag.</summary>
    [Id(1)]
    public required string Locale { get; init; }

    /// <summary>The subject line.</summary>
    [Id(2)]
    public required string Subject { get; init; }

    /// <summary>The plain text.</summary>
    [Id(3)]
    public required string Text { get; init; }

    /// <summary>The HTML.</summary>
    [Id(4)]
    public required string Html { get; init; }
}
