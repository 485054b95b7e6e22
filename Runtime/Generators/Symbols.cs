using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OrderGrains.Runtime.Generators;

/// <summary>Reads symbols.</summary>
internal static class Symbols
{
    public const string Namespace = "OrderGrains.Runtime.Generated";
    public const string Runtime = "global::OrderGrains.Runtime";
    public const string Codecs = "global::OrderGrains.Runtime.Codecs";
    public const string GenerateSerializer = "Orleans.GenerateSerializerAttribute";

    private static readonly SymbolDisplayFormat WithNullable = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMiscellaneousOptions(
            SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The type's name, as it can be written anywhere.</summary>
    public static string Code(this ITypeSymbol type) => type.ToDisplayString(WithNullable);

    /// <summary>The type's name without a question mark, as typeof and new need it.</summary>
    public static string PlainCode(this ITypeSymbol type) =>
        type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>The type's full name as an identifier.</summary>
    public static string Identifier(this ITypeSymbol type) => new(
        [.. type.ToDisplayString().Select(static letter => char.IsLetterOrDigit(letter) ? letter : '_')]);

    /// <summary>The text as a literal.</summary>
    public static string Literal(string? text) =>
        text is null ? "null" : SymbolDisplay.FormatLiteral(text, quote: true);

    public static AttributeData? Attribute(this ISymbol symbol, string fullName) =>
        symbol.GetAttributes().FirstOrDefault(data => data.AttributeClass?.ToDisplayString() == fullName);

    public static bool Has(this ISymbol symbol, string fullName) => symbol.Attribute(fullName) is not null;

    public static string? Alias(this ISymbol symbol) =>
        symbol.Attribute("Orleans.AliasAttribute")?.ConstructorArguments[0].Value as string;

    public static uint? Id(this ISymbol symbol) =>
        symbol.Attribute("Orleans.IdAttribute")?.ConstructorArguments[0].Value as uint?;

    /// <summary>Whether the type is a grain interface that somebody declared.</summary>
    public static bool IsGrainInterface(this INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Interface
        && type.AllInterfaces.Any(static parent => parent.ToDisplayString() == "Orleans.IGrainWithStringKey");

    /// <summary>Whether the type is a class that can be activated as a grain.</summary>
    public static bool IsGrainClass(this INamedTypeSymbol type)
    {
        bool isGrain = false;
        for (INamedTypeSymbol? parent = type.BaseType; parent is not null && !isGrain; parent = parent.BaseType)
        {
            isGrain = parent.ToDisplayString() == "Orleans.Grain";
        }

        return isGrain && !type.IsAbstract;
    }

    /// <summary>Whether other code of the assembly can name the type.</summary>
    public static bool IsReachable(this INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? at = type; at is not null; at = at.ContainingType)
        {
            if (at.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected || at.IsFileLocal)
            {
                return false;
            }
        }

        return true;
    }
}
