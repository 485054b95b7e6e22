using System.Collections.Frozen;
using System.Diagnostics;
using OrderGrains.Orders;

namespace OrderGrains.Notifications;

/// <summary>The templates that come with the product: English, one for each event that a customer hears of.</summary>
public static class BuiltInTemplates
{
    private const string Separator = "\n---\n";

    private static readonly FrozenDictionary<OrderEventType, EmailTemplate> Templates =
        NotifiedEvents.All.ToFrozenDictionary(static type => type, Load);

    /// <summary>The frame of an HTML e-mail: <c>{{#> layout title="…"}}…{{/layout}}</c>.</summary>
    public static string Layout { get; } = Read("layout.hbs");

    /// <summary>The items as an HTML table: <c>{{> items}}</c>.</summary>
    public static string HtmlItems { get; } = Read("items.html.hbs");

    /// <summary>The items as plain text: <c>{{> items}}</c>.</summary>
    public static string TextItems { get; } = Read("items.text.hbs");

    /// <summary>The template of an event that a customer hears of.</summary>
    public static EmailTemplate For(OrderEventType type) => Templates[type];

    private static EmailTemplate Load(OrderEventType type)
    {
        string[] parts = Read($"{EmailLocale.Default}/{SnakeCase.Of(type)}.hbs").Split(Separator);
        return parts.Length == 3
            ? new EmailTemplate
            {
                Type = type,
                Locale = EmailLocale.Default,
                Subject = parts[0],
                Text = parts[1],
                Html = parts[2],
            }
            : throw new UnreachableException($"The built-in template of {type} has {parts.Length} parts.");
    }

    private static string Read(string name)
    {
        using Stream stream = typeof(BuiltInTemplates).Assembly.GetManifestResourceStream($"templates/{name}")
            ?? throw new UnreachableException($"The template {name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
