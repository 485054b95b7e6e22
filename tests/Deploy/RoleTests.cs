using System.Text.Json.Nodes;

namespace OrderGrains.Tests.Deploy;

/// <summary>Silos run grains and are called; front ends only call.</summary>
public sealed class RoleTests
{
    public static TheoryData<string> Overlays => [.. Manifests.Overlays];

    [Theory]
    [MemberData(nameof(Overlays))]
    public async Task Processes_OfEveryOverlay_AreSilosWithAnAddressAndClientsWithout(string overlay)
    {
        Manifests manifests = await Manifests.RenderAsync(overlay);
        JsonNode silo = Manifests.ContainerOf(manifests.Named("Deployment", "silo"));
        JsonNode api = Manifests.ContainerOf(manifests.Named("Deployment", "api"));

        Assert.Equal("$(POD_IP):11111", Value(silo, "OrderGrains__Cluster__Address"));
        Assert.Equal("", Value(silo, "OrderGrains__Cluster__Role"));
        Assert.Equal(["8080", "11111", "11112"], PortsOf(silo, "containerPort"));
        Assert.Equal("", Value(api, "OrderGrains__Cluster__Address"));
        Assert.Equal("Client", Value(api, "OrderGrains__Cluster__Role"));
        Assert.Equal(["8080"], PortsOf(api, "containerPort"));
    }

    [Theory]
    [MemberData(nameof(Overlays))]
    public async Task Network_OfEveryOverlay_LetsFrontEndsAndSilosReachSilos(string overlay)
    {
        Manifests manifests = await Manifests.RenderAsync(overlay);
        foreach ((string from, string port) in ((string, string)[])
            [("api", "11111"), ("api", "11112"), ("api", "8080"), ("silo", "11111"), ("silo", "11112")])
        {
            Assert.Contains(
                Rules(manifests, "silo", "ingress"), rule => Names(rule["from"], from) && Has(rule, port));
            Assert.Contains(
                Rules(manifests, from, "egress"), rule => Names(rule["to"], "silo") && Has(rule, port));
        }
    }

    [Theory]
    [MemberData(nameof(Overlays))]
    public async Task Network_OfEveryOverlay_LetsNobodyElseIn(string overlay)
    {
        Manifests manifests = await Manifests.RenderAsync(overlay);
        Assert.All(Rules(manifests, "silo", "ingress"), rule => Assert.NotEmpty(Manifests.Items(rule["from"])));
        Assert.All(Rules(manifests, "api", "ingress"), rule => Assert.Equal(["8080"], PortsOf(rule, "port")));
        Assert.DoesNotContain(Rules(manifests, "api", "ingress"), rule => Has(rule, "11111"));
    }

    /// <summary>The rules of all policies that select the pods of a workload.</summary>
    private static IEnumerable<JsonNode> Rules(Manifests manifests, string workload, string direction) =>
        manifests.OfKind("NetworkPolicy").Select(policy => policy["spec"]!)
            .Where(spec => spec["podSelector"]!.ToJsonString().Contains($"\"{workload}\"", StringComparison.Ordinal))
            .SelectMany(spec => Manifests.Items(spec[direction]));

    /// <summary>Whether a rule's peers name the pods of a workload.</summary>
    private static bool Names(JsonNode? peers, string workload) =>
        Manifests.Items(peers).Any(peer =>
            peer["podSelector"]?.ToJsonString().Contains($"\"{workload}\"", StringComparison.Ordinal) == true);

    private static bool Has(JsonNode rule, string port) => PortsOf(rule, "port").Contains(port);

    private static IEnumerable<string> PortsOf(JsonNode of, string member) =>
        Manifests.Items(of["ports"]).Select(port => Manifests.Text(port[member]));

    private static string Value(JsonNode container, string name) => Manifests.Text(
        Manifests.Items(container["env"]).SingleOrDefault(item => Manifests.Text(item["name"]) == name)?["value"]);
}
