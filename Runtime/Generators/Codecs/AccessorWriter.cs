using Microsoft.CodeAnalysis;

namespace OrderGrains.Runtime.Generators;

/// <summary>
/// Writes the ways into a message. They go around init-only and required members, so that a member that is not on the
/// wire keeps its initial value.
/// </summary>
internal static class AccessorWriter
{
    private const string Accessor = "global::System.Runtime.CompilerServices.UnsafeAccessor";
    private const string Kinds = "global::System.Runtime.CompilerServices.UnsafeAccessorKind";

    /// <summary>The expression that reads a member of <c>value</c>.</summary>
    public static string Get(MessageMember member)
    {
        if (member.IsReadable)
        {
            return $"value.{Escape(member.Symbol.Name)}";
        }

        return member.Symbol is IPropertySymbol
            ? $"Get{member.Id}({Self(member)})"
            : $"Field{member.Id}({Self(member)})";
    }

    /// <summary>The statement that sets a member of <c>value</c>.</summary>
    public static string Set(MessageMember member, string expression) => member.HasSetter
        ? $"Set{member.Id}({Self(member)}, {expression});"
        : $"Field{member.Id}({Self(member)}) = {expression};";

    public static void Write(
        SourceWriter writer, INamedTypeSymbol type, List<MessageMember> members, IMethodSymbol? constructor)
    {
        if (!type.IsValueType)
        {
            string parameters = string.Join(", ", (constructor?.Parameters ?? [])
                .Select(static (parameter, index) => $"{parameter.Type.PlainCode()} p{index}"));
            writer.Line($"[{Accessor}({Kinds}.Constructor)]");
            writer.Line($"private static extern {type.PlainCode()} Create({parameters});");
        }

        string self = type.IsValueType ? $"ref {type.PlainCode()}" : type.PlainCode();
        foreach (MessageMember member in members)
        {
            WriteMember(writer, self, member);
        }
    }

    private static void WriteMember(SourceWriter writer, string self, MessageMember member)
    {
        string name = member.Symbol.Name;
        if (!member.IsReadable && member.Symbol is IPropertySymbol)
        {
            writer.Line($"[{Accessor}({Kinds}.Method, Name = \"get_{name}\")]");
            writer.Line($"private static extern {member.Type} Get{member.Id}({self} value);");
        }

        if (member.HasSetter)
        {
            writer.Line($"[{Accessor}({Kinds}.Method, Name = \"set_{name}\")]");
            writer.Line($"private static extern void Set{member.Id}({self} value, {member.Type} to);");
        }
        else
        {
            writer.Line($"[{Accessor}({Kinds}.Field, Name = \"{member.FieldName}\")]");
            writer.Line($"private static extern ref {member.Type} Field{member.Id}({self} value);");
        }
    }

    private static string Self(MessageMember member) =>
        member.Symbol.ContainingType.IsValueType ? "ref value" : "value";

    private static string Escape(string name) => "@" + name;
}
