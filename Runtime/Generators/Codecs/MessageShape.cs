using Microsoft.CodeAnalysis;

namespace OrderGrains.Runtime.Generators;

/// <summary>Reads which members of a message are sent, and finds what is wrong with it.</summary>
internal static class MessageShape
{
    public static List<MessageMember> Read(INamedTypeSymbol type, List<DiagnosticInfo> errors)
    {
        List<MessageMember> members = [];
        foreach (ISymbol member in type.GetMembers().Where(static item => !item.IsStatic))
        {
            if (IdOf(type, member) is not { } id)
            {
                Check(type, member, errors);
                continue;
            }

            ITypeSymbol memberType = member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;
            if (CodecExpression.Of(memberType) is not { } codec)
            {
                errors.Add(DiagnosticInfo.Create(
                    Rules.NoCodec, member, $"{memberType.ToDisplayString()} of {member.ToDisplayString()}"));
                continue;
            }

            if (members.Any(other => other.Id == id))
            {
                errors.Add(DiagnosticInfo.Create(Rules.DuplicateId, member));
            }

            members.Add(new MessageMember(member, memberType, id, codec));
        }

        return [.. members.OrderBy(static member => member.Id)];
    }

    /// <summary>
    /// The constructor that a message is read with: null for the one without parameters, or for a struct.
    /// </summary>
    public static IMethodSymbol? Constructor(INamedTypeSymbol type, List<MessageMember> members, out bool isSupported)
    {
        isSupported = true;
        if (type.IsValueType || type.InstanceConstructors.Any(static item => item.Parameters.Length == 0))
        {
            return null;
        }

        IMethodSymbol? constructor = type.InstanceConstructors
            .Where(item => item.Parameters.All(parameter => IndexOf(members, parameter) >= 0))
            .OrderByDescending(static item => item.Parameters.Length)
            .FirstOrDefault();
        isSupported = constructor is not null;
        return constructor;
    }

    public static int IndexOf(List<MessageMember> members, IParameterSymbol parameter) => members.FindIndex(member =>
        string.Equals(member.Symbol.Name, parameter.Name, StringComparison.OrdinalIgnoreCase));

    private static uint? IdOf(INamedTypeSymbol type, ISymbol member)
    {
        if (member is not (IPropertySymbol or IFieldSymbol))
        {
            return null;
        }

        // An [Id] on a positional record's parameter is meant for the property.
        return member.Id() ?? type.InstanceConstructors
            .SelectMany(static item => item.Parameters)
            .FirstOrDefault(parameter => parameter.Name == member.Name && parameter.Id() is not null)?.Id();
    }

    private static void Check(INamedTypeSymbol type, ISymbol member, List<DiagnosticInfo> errors)
    {
        bool isSent = member is IPropertySymbol { SetMethod: not null, IsIndexer: false }
            && member.DeclaredAccessibility == Accessibility.Public
            && !member.IsOverride
            && !member.Has("System.Text.Json.Serialization.JsonIgnoreAttribute");
        if (isSent && type.TypeKind != TypeKind.Enum)
        {
            errors.Add(DiagnosticInfo.Create(Rules.NoId, member));
        }
    }
}
