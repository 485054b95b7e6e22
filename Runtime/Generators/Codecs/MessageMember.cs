using Microsoft.CodeAnalysis;

namespace OrderGrains.Runtime.Generators;

/// <summary>A member of a message that is sent.</summary>
internal sealed class MessageMember(ISymbol symbol, ITypeSymbol type, uint id, string codec)
{
    public ISymbol Symbol => symbol;

    public uint Id => id;

    public string Codec => codec;

    /// <summary>The member's type.</summary>
    public string Type => type.PlainCode();

    /// <summary>Whether any code may read the member.</summary>
    public bool IsReadable => symbol is IPropertySymbol property
        ? IsVisible(property.GetMethod!)
        : IsVisible(symbol);

    /// <summary>Whether the member is set through a method.</summary>
    public bool HasSetter => symbol is IPropertySymbol { SetMethod: not null };

    /// <summary>The field behind the member.</summary>
    public string FieldName => symbol is IPropertySymbol ? $"<{symbol.Name}>k__BackingField" : symbol.Name;

    private static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal;
}
