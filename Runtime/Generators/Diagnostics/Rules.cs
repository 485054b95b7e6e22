using Microsoft.CodeAnalysis;

namespace OrderGrains.Runtime.Generators;

/// <summary>What grain code may not do.</summary>
internal static class Rules
{
    public static readonly DiagnosticDescriptor ReturnsNoTask = Error(
        "OG0001", "A grain method returns a task", "{0} must return Task, Task<T>, ValueTask or ValueTask<T>");

    public static readonly DiagnosticDescriptor NoAlias = Error(
        "OG0002", "A name on the wire does not change", "{0} needs an [Alias]: its name on the wire");

    public static readonly DiagnosticDescriptor NoCodec = Error(
        "OG0003", "A type has a codec", "{0} cannot be sent: it needs [GenerateSerializer] or is not supported");

    public static readonly DiagnosticDescriptor NoId = Error(
        "OG0004", "A member has a number on the wire", "{0} needs an [Id], or [JsonIgnore] when it is never sent");

    public static readonly DiagnosticDescriptor DuplicateId = Error(
        "OG0005", "A number names one member", "{0} has an [Id] that another member of the type has");

    public static readonly DiagnosticDescriptor DuplicateAlias = Error(
        "OG0006", "An alias names one method", "{0} has an [Alias] that another method of the interface has");

    public static readonly DiagnosticDescriptor Unsupported = Error(
        "OG0007", "A type has a supported shape",
        "{0} must be neither generic, abstract nor private, and constructible");

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, "Grains", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
