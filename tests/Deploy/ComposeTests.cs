using System.Text.Json.Nodes;

namespace OrderGrains.Tests.Deploy;

public sealed class ComposeTests : IAsyncLifetime
{
    private JsonObject _services = [];
    private JsonNode _file = new JsonObject();

    public async ValueTask InitializeAsync()
    {
        _file = await Yaml.ReadAsync("docker-compose.yml");
        _services = _file["services"]!.AsObject();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void Services_All_AreThereAndComeBack()
    {
        Assert.Equal(
            ["silo-1", "silo-2", "silo-3", "api", "azurite", "mail"], _services.Select(service => service.Key));
        Assert.All(_services, service =>
        {
            Assert.Equal("unless-stopped", Manifests.Text(service.Value!["restart"]));
            ImageName.IsPinned(Manifests.Text(service.Value!["image"]));
        });
    }

    [Fact]
    public void Services_OfTheProduct_AreBuiltAndRunWithoutRights()
    {
        Dockerfile dockerfile = Dockerfile.Read();
        foreach (JsonNode service in Own())
        {
            Assert.Equal(Dockerfile.Location, Manifests.Text(service["build"]!["dockerfile"]));
            Assert.Contains(Manifests.Text(service["build"]!["target"]), dockerfile.Stages);
            Assert.Equal("true", Manifests.Text(service["read_only"]));
            Assert.Equal("""["ALL"]""", service["cap_drop"]!.ToJsonString());
            Assert.Equal("60s", Manifests.Text(service["stop_grace_period"]));
        }
    }

    [Theory]
    [InlineData("silo-1")]
    [InlineData("silo-2")]
    [InlineData("silo-3")]
    public void Silos_All_NameThemselvesAsTheirAddress(string name)
    {
        Assert.Equal($"{name}:11111", Setting(name, "Cluster__Address"));
        Assert.Equal("0.0.0.0", Setting(name, "Cluster__Listen"));
        Assert.Equal("", Setting(name, "Cluster__Role"));
    }

    [Fact]
    public void FrontEnd_OnTheSilosStore_IsAClientWithoutAnAddress()
    {
        Assert.Equal("Client", Setting("api", "Cluster__Role"));
        Assert.Equal("", Setting("api", "Cluster__Address"));
        foreach (string shared in (string[])["Ledger__Store", "Security__AdminKey"])
        {
            Assert.NotEmpty(Setting("api", shared));
            Assert.Equal(Setting("silo-1", shared), Setting("api", shared));
        }
    }

    [Fact]
    public void Services_ThatWait_WaitForServicesThatSayWhenTheyAreReady()
    {
        foreach ((string name, JsonNode? condition) in _services
            .SelectMany(service => service.Value!["depends_on"]?.AsObject() ?? []))
        {
            JsonNode? awaited = _services[name];
            Assert.NotNull(awaited);
            Assert.True(
                Manifests.Text(condition!["condition"]) == "service_started"
                    || awaited["healthcheck"] is not null || awaited["build"] is not null,
                $"{name} has no health check to wait for.");
        }
    }

    [Fact]
    public void Volumes_ThatAreMounted_AreDeclared()
    {
        string[] declared = [.. _file["volumes"]!.AsObject().Select(volume => volume.Key)];

        Assert.All(
            _services.SelectMany(service => Manifests.Items(service.Value!["volumes"])),
            volume => Assert.Contains(Manifests.Text(volume).Split(':')[0], declared));
    }

    [Fact]
    public void Ports_ThatArePublished_AreOfThisMachineOnly() =>
        Assert.All(
            _services.SelectMany(service => Manifests.Items(service.Value!["ports"])),
            port => Assert.StartsWith("127.0.0.1:", Manifests.Text(port), StringComparison.Ordinal));

    private string Setting(string service, string name) =>
        Manifests.Text(_services[service]!["environment"]![$"OrderGrains__{name}"]);

    private IEnumerable<JsonNode> Own() =>
        _services.Select(service => service.Value!).Where(service => service["build"] is not null);
}
