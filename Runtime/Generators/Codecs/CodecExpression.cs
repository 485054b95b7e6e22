using Microsoft.CodeAnalysis;

namespace OrderGrains.Runtime.Generators;

/// <summary>Finds the codec of a type.</summary>
internal static class CodecExpression
{
    private static readonly HashSet<string> Simple =
    [
        "System.Guid", "System.TimeSpan", "System.DateTime", "System.DateOnly", "System.TimeOnly",
        "System.DateTimeOffset",
    ];

    // What turns the array of items that was read into the sequence; {0} is the items' type.
    private static readonly Dictionary<string, string> Sequences = new()
    {
        ["System.Collections.Generic.IEnumerable<T>"] = "items",
        ["System.Collections.Generic.IReadOnlyCollection<T>"] = "items",
        ["System.Collections.Generic.IReadOnlyList<T>"] = "items",
        ["System.Collections.Generic.ICollection<T>"] = List,
        ["System.Collections.Generic.IList<T>"] = List,
        ["System.Collections.Generic.List<T>"] = List,
        ["System.Collections.Generic.ISet<T>"] = Set,
        ["System.Collections.Generic.IReadOnlySet<T>"] = Set,
        ["System.Collections.Generic.HashSet<T>"] = Set,
        ["System.Collections.Generic.SortedSet<T>"] = "new global::System.Collections.Generic.SortedSet<{0}>(items)",
        ["System.Collections.Generic.Queue<T>"] = "new global::System.Collections.Generic.Queue<{0}>(items)",
        ["System.Collections.Immutable.ImmutableArray<T>"] =
            "global::System.Collections.Immutable.ImmutableArray.Create(items)",
        ["System.Collections.Immutable.ImmutableList<T>"] =
            "global::System.Collections.Immutable.ImmutableList.Create(items)",
    };

    private static readonly Dictionary<string, string> Maps = new()
    {
        ["System.Collections.Generic.IDictionary<TKey, TValue>"] = Dictionary,
        ["System.Collections.Generic.IReadOnlyDictionary<TKey, TValue>"] = Dictionary,
        ["System.Collections.Generic.Dictionary<TKey, TValue>"] = Dictionary,
        ["System.Collections.Generic.SortedDictionary<TKey, TValue>"] =
            $"new global::System.Collections.Generic.SortedDictionary<{{0}}, {{1}}>({Dictionary})",
        ["System.Collections.Immutable.ImmutableDictionary<TKey, TValue>"] =
            "global::System.Collections.Immutable.ImmutableDictionary.CreateRange(items)",
    };

    private const string List = "new global::System.Collections.Generic.List<{0}>(items)";
    private const string Set = "new global::System.Collections.Generic.HashSet<{0}>(items)";
    private const string Dictionary = "new global::System.Collections.Generic.Dictionary<{0}, {1}>(items)";

    /// <summary>The expression that gives the type's codec; null when there is none.</summary>
    public static string? Of(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte } => Member("ByteArray"),
        IArrayTypeSymbol { Rank: 1 } array => Sequence(array, array.ElementType, "items"),
        INamedTypeSymbol { TypeKind: TypeKind.Enum } => $"{Symbols.Codecs}.Codec.Enum<{type.PlainCode()}>()",
        INamedTypeSymbol named => OfSpecial(named.SpecialType) ?? OfNamed(named),
        _ => null,
    };

    private static string? OfSpecial(SpecialType type) => type switch
    {
        SpecialType.System_Boolean or SpecialType.System_Byte or SpecialType.System_SByte
            or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Int32
            or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64
            or SpecialType.System_Char or SpecialType.System_Single or SpecialType.System_Double
            or SpecialType.System_Decimal or SpecialType.System_String or SpecialType.System_DateTime
            => Member(type.ToString().Substring("System_".Length)),
        _ => null,
    };

    private static string? OfNamed(INamedTypeSymbol type)
    {
        string definition = type.OriginalDefinition
            .WithNullableAnnotation(NullableAnnotation.None).ToDisplayString();
        if (Simple.Contains(definition))
        {
            return Member(type.Name);
        }

        if (type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
        {
            return Of(type.TypeArguments[0]) is { } inner ? $"{Symbols.Codecs}.Codec.Nullable({inner})" : null;
        }

        if (definition == "System.ReadOnlyMemory<T>")
        {
            return type.TypeArguments[0].SpecialType == SpecialType.System_Byte ? Member("Memory") : null;
        }

        if (Sequences.TryGetValue(definition, out string? sequence))
        {
            return Sequence(type, type.TypeArguments[0], sequence);
        }

        if (Maps.TryGetValue(definition, out string? map))
        {
            return Map(type, map);
        }

        return type.Has(Symbols.GenerateSerializer) && !type.IsGenericType
            ? $"{Symbols.Codecs}.Codec.Message<{type.PlainCode()}>()"
            : null;
    }

    private static string? Sequence(ITypeSymbol type, ITypeSymbol item, string create)
    {
        string created = create.Replace("{0}", item.PlainCode());
        return Of(item) is { } inner
            ? $"{Symbols.Codecs}.Codec.Sequence<{type.PlainCode()}, {item.PlainCode()}>"
                + $"({inner}, static items => {created})"
            : null;
    }

    private static string? Map(INamedTypeSymbol type, string create)
    {
        string key = type.TypeArguments[0].PlainCode();
        string value = type.TypeArguments[1].PlainCode();
        string created = create.Replace("{0}", key).Replace("{1}", value);
        return Of(type.TypeArguments[0]) is { } keys && Of(type.TypeArguments[1]) is { } values
            ? $"{Symbols.Codecs}.Codec.Map<{type.PlainCode()}, {key}, {value}>"
                + $"({keys}, {values}, static items => {created})"
            : null;
    }

    private static string Member(string name) => $"{Symbols.Codecs}.Codec.{name}";
}
