using System.Reflection;
using System.Text.Json.Serialization;

namespace OrderGrains.Tests.Contracts;

/// <summary>
/// What is sent and stored keeps its meaning: a number is never reused and its type never changes. The record is
/// <c>Recorded/contracts.txt</c>; it only grows, and what goes is marked there as retired.
/// </summary>
public sealed class ContractTests
{
    private static readonly string Path =
        System.IO.Path.Combine(AppContext.BaseDirectory, "Contracts", "Recorded", "contracts.txt");

    private static readonly IReadOnlyList<ContractLine> Recorded =
        File.Exists(Path) ? [.. File.ReadLines(Path).Where(line => line.Length > 0).Select(ContractLine.Parse)] : [];

    [Fact]
    public void Record_EveryLine_StillHolds()
    {
        Dictionary<string, ContractLine> current = ContractLine.Current.ToDictionary(line => line.Key);
        string[] broken =
        [
            .. Recorded.Where(line => line.Meaning != ContractLine.Retired)
                .Where(line => current.GetValueOrDefault(line.Key) != line)
                .Select(line => current.TryGetValue(line.Key, out ContractLine? now)
                    ? $"{line.Key} was '{line.Meaning}' and is '{now.Meaning}': give the new member a new number."
                    : $"{line} is gone: write '{line.Key} {ContractLine.Retired}' in contracts.txt, for good."),
        ];

        Assert.True(broken.Length == 0, string.Join('\n', broken));
    }

    [Fact]
    public void Record_RetiredNumber_IsNotUsedAgain()
    {
        HashSet<string> current = [.. ContractLine.Current.Select(line => line.Key)];
        string[] reused =
        [
            .. Recorded.Where(line => line.Meaning == ContractLine.Retired)
                .Select(line => line.Key).Where(current.Contains),
        ];

        Assert.True(reused.Length == 0, $"Used again: {string.Join(", ", reused)}");
    }

    [Fact]
    public void Current_EveryLine_IsRecorded()
    {
        HashSet<string> recorded = [.. Recorded.Select(line => line.Key)];
        string[] missing =
            [.. ContractLine.Current.Where(line => !recorded.Contains(line.Key)).Select(line => line.ToString())];

        Assert.True(missing.Length == 0, $"Add to contracts.txt:\n{string.Join('\n', missing)}");
    }

    [Fact]
    public void Types_All_HaveAnAliasOfTheirOwn()
    {
        IEnumerable<Type> types = SerializedTypes.All.Concat(SerializedTypes.Interfaces);
        string[] wrong =
        [
            .. types.GroupBy(SerializedTypes.AliasOf)
                .Where(group => group.Key.Length == 0 || group.Count() > 1)
                .SelectMany(group => group.Select(type => $"{type.Name} '{group.Key}'")),
        ];

        Assert.Equal([], wrong);
    }

    [Fact]
    public void Types_SettableMembers_HaveNumbersOfTheirOwn()
    {
        string[] wrong =
        [
            .. SerializedTypes.All.Where(type => !type.IsEnum).SelectMany(type =>
                type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
                    .Where(property => property.CanWrite && property.GetCustomAttribute<IdAttribute>() is null
                        && property.GetCustomAttribute<JsonIgnoreAttribute>() is null)
                    .Select(property => $"{type.Name}.{property.Name} has no number")),
            .. SerializedTypes.All.SelectMany(type => SerializedTypes.MembersOf(type)
                .GroupBy(entry => entry.Id).Where(group => group.Count() > 1)
                .Select(group => $"{type.Name} has {group.Key} twice")),
        ];

        Assert.Equal([], wrong);
    }

    [Fact]
    public void Methods_All_HaveAnAlias() => Assert.Equal([], SerializedTypes.Interfaces
        .SelectMany(type => type.GetMethods().Where(method => method.GetCustomAttribute<AliasAttribute>() is null)
            .Select(method => $"{type.Name}.{method.Name}")));
}
