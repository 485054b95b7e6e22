using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OrderGrains.Configuration;

namespace OrderGrains.Tests.Deploy;

/// <summary>A misspelt setting ends a process at its start: better to hear of it here.</summary>
public sealed partial class SettingNameTests
{
    public static TheoryData<string> Overlays => [.. Manifests.Overlays];

    [Theory]
    [MemberData(nameof(Overlays))]
    public async Task Manifests_EverySetting_IsKnown(string overlay)
    {
        Manifests manifests = await Manifests.RenderAsync(overlay);
        IEnumerable<string> names = manifests.OfKind("ConfigMap")
            .SelectMany(map => map["data"]!.AsObject().Select(entry => entry.Key))
            .Concat(manifests.Workloads.SelectMany(workload => Manifests.Items(Manifests.ContainerOf(workload)["env"]))
                .Select(variable => Manifests.Text(variable["name"])));
        AreKnown(names);
    }

    [Fact]
    public async Task Compose_EverySetting_IsKnown()
    {
        JsonObject services = (await Yaml.ReadAsync("docker-compose.yml"))["services"]!.AsObject();
        AreKnown(services.SelectMany(service =>
            service.Value!["environment"]?.AsObject().Select(entry => entry.Key) ?? []));
    }

    [Fact]
    public void Dockerfile_EverySetting_IsKnown() =>
        AreKnown(Dockerfile.Read().Instructions.SelectMany(found => Name().Matches(found.Words))
            .Select(match => match.Value));

    private static void AreKnown(IEnumerable<string> variables)
    {
        string[] known = [.. SettingsRegistry.All.Select(setting => setting.Key)];
        string[] settings = [.. variables.Where(name => name.StartsWith("OrderGrains", StringComparison.Ordinal))
            .Select(name => name.Replace("__", ":", StringComparison.Ordinal))];

        Assert.NotEmpty(settings);
        Assert.All(settings, setting => Assert.Contains(setting, known));
    }

    [GeneratedRegex(@"OrderGrains__\w+")]
    private static partial Regex Name();
}
