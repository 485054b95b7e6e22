namespace OrderGrains.Api.Stores;

/// <summary>Which e-mail template: parts of its address.</summary>
/// <param name="Id">The store's id; * for all stores.</param>
/// <param name="Type">The event's type, e.g. order.placed.</param>
/// <param name="Locale">The language tag.</param>
internal readonly record struct TemplateName(string Id, string Type, string Locale);
