using OrderGrains.Orders;

namespace OrderGrains.Api.Stores;

/// <summary>An e-mail's template: Handlebars over the order's members.</summary>
public sealed record TemplateBody
{
    /// <summary>The subject line.</summary>
    public string? Subject { get; init; }

    /// <summary>The plain text.</summary>
    public string? Text { get; init; }

    /// <summary>The HTML.</summary>
    public string? Html { get; init; }
}

/// <summary>A store's own e-mail template.</summary>
public sealed record TemplateAnswerBody
{
    /// <summary>The event that it is for.</summary>
    public required OrderEventType Type { get; init; }

    /// <summary>Its language.</summary>
    public required string Locale { get; init; }

    /// <summary>The subject line.</summary>
    public required string Subject { get; init; }

    /// <summary>The plain text.</summary>
    public required string Text { get; init; }

    /// <summary>The HTML.</summary>
    public required string Html { get; init; }
}
