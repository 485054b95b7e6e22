using System.Globalization;
using System.Reflection;

namespace OrderGrains.Tests.Contracts;

/// <summary>
/// One thing that is fixed for good, as a line: <c>alias#id type name</c> for a member, <c>alias=number name</c> for an
/// enum's value, <c>alias.method(types) type</c> for a grain's method.
/// </summary>
/// <param name="Key">What must stay: the type and the number, or the method.</param>
/// <param name="Meaning">What it stands for; <c>retired</c> in the record once it is gone.</param>
internal sealed record ContractLine(string Key, string Meaning)
{
    /// <summary>What the record says of a key that is gone and never used again.</summary>
    public const string Retired = "retired";

    /// <summary>Everything that is fixed, as it is now.</summary>
    public static IReadOnlyList<ContractLine> Current { get; } =
    [
        .. SerializedTypes.All.SelectMany(Of)
            .Concat(SerializedTypes.Interfaces.SelectMany(OfInterface)),
    ];

    /// <summary>Reads a recorded line.</summary>
    public static ContractLine Parse(string line) => line.Split(' ', 2) is [var key, var meaning]
        ? new ContractLine(key, meaning)
        : throw new FormatException($"No contract: '{line}'.");

    public override string ToString() => $"{Key} {Meaning}";

    private static IEnumerable<ContractLine> Of(Type type)
    {
        string alias = SerializedTypes.AliasOf(type);
        return type.IsEnum
            ? Enum.GetValues(type).Cast<object>().Select(value => new ContractLine(
                string.Create(
                    CultureInfo.InvariantCulture, $"{alias}={Convert.ToInt64(value, CultureInfo.InvariantCulture)}"),
                value.ToString()!))
            : SerializedTypes.MembersOf(type).OrderBy(entry => entry.Id).Select(entry => new ContractLine(
                string.Create(CultureInfo.InvariantCulture, $"{alias}#{entry.Id}"),
                $"{SerializedTypes.NameOf(SerializedTypes.TypeOf(entry.Member))} {entry.Member.Name}"));
    }

    private static IEnumerable<ContractLine> OfInterface(Type type) =>
        type.GetMethods().Select(method => new ContractLine(
            $"{SerializedTypes.AliasOf(type)}.{method.GetCustomAttribute<AliasAttribute>()?.Alias ?? method.Name}",
            $"({string.Join(", ", method.GetParameters().Select(item => SerializedTypes.NameOf(item.ParameterType)))})"
            + $" {SerializedTypes.NameOf(method.ReturnType)}"));
}
