using System.Reflection;
using OrderGrains.Orders;

namespace OrderGrains.Tests.Contracts;

/// <summary>Every type that is sent or stored, and what of it is fixed for good.</summary>
internal static class SerializedTypes
{
    private const BindingFlags Members =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>The types that carry <c>[GenerateSerializer]</c>, in the order of their aliases.</summary>
    public static IReadOnlyList<Type> All { get; } =
    [
        .. new[] { typeof(IOrderGrain).Assembly, typeof(OrderGrain).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>(inherit: false) is not null)
            .OrderBy(AliasOf, StringComparer.Ordinal),
    ];

    /// <summary>The grain interfaces.</summary>
    public static IReadOnlyList<Type> Interfaces { get; } =
    [
        .. typeof(IOrderGrain).Assembly.GetTypes()
            .Where(type => type.IsInterface && typeof(IGrainWithStringKey).IsAssignableFrom(type))
            .OrderBy(AliasOf, StringComparer.Ordinal),
    ];

    /// <summary>The name on the wire; empty when the type has none.</summary>
    public static string AliasOf(Type type) => type.GetCustomAttribute<AliasAttribute>()?.Alias ?? "";

    /// <summary>The members with numbers.</summary>
    public static IEnumerable<(uint Id, MemberInfo Member)> MembersOf(Type type) =>
        type.GetMembers(Members)
            .Select(member => (member.GetCustomAttribute<IdAttribute>()?.Id, Member: member))
            .Where(entry => entry.Id is not null)
            .Select(entry => (entry.Id!.Value, entry.Member));

    /// <summary>What a member's type is on the wire, whatever its name in C#.</summary>
    public static string NameOf(Type type) => Nullable.GetUnderlyingType(type) is { } underlying
        ? NameOf(underlying) + "?"
        : type.IsArray
        ? NameOf(type.GetElementType()!) + "[]"
        : type.IsGenericType
        ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
        : AliasOf(type) is { Length: > 0 } alias ? alias : type.Name;

    /// <summary>The type of a member.</summary>
    public static Type TypeOf(MemberInfo member) => member switch
    {
        PropertyInfo property => property.PropertyType,
        FieldInfo field => field.FieldType,
        _ => throw new InvalidOperationException($"{member} is neither a property nor a field."),
    };
}
