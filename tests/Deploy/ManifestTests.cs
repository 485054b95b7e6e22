using System.Globalization;
using System.Text.Json.Nodes;

namespace OrderGrains.Tests.Deploy;

public sealed class ManifestTests
{
    private const int HandOverSeconds = 30;

    public static TheoryData<string> Overlays => [.. Manifests.Overlays];

    [Theory]
    [MemberData(nameof(Overlays))]
    public async Task Workloads_OfEveryOverlay_RunWithoutRightsAndWithBounds(string overlay)
    {
        Manifests manifests = await Manifests.RenderAsync(overlay);
        foreach (JsonNode workload in manifests.Workloads)
        {
            JsonNode pod = Manifests.PodOf(workload);
            Assert.Equal("true", Manifests.Text(pod["securityContext"]!["runAsNonRoot"]));
            Assert.Equal("RuntimeDefault", Manifests.Text(pod["securityContext"]!["seccompProfile"]!["type"]));
            Assert.Equal("false", Manifests.Text(pod["automountServiceAccountToken"]));
            JsonNode container = Manifests.ContainerOf(workload);
            JsonNode rights = container["securityContext"]!;
            Assert.Equal("false", Manifests.Text(rights["allowPrivilegeEscalation"]));
            Assert.Equal("true", Manifests.Text(rights["readOnlyRootFilesystem"]));
            Assert.Equal("""["ALL"]""", rights["capabilities"]!["drop"]!.ToJsonString());
            Assert.NotEmpty(Manifests.Text(container["resources"]!["requests"]!["cpu"]));
            Assert.NotEmpty(Manifests.Text(container["resources"]!["limits"]!["memory"]));
            ImageName.IsPinned(Manifests.Text(container["image"]));
        }
    }

    [Theory]
    [MemberData(nameof(Overlays))]
    public async Task Processes_OfEveryOverlay_AreProbedSpreadAndGivenTimeToStop(string overlay)
    {
        Manifests manifests = await Manifests.RenderAsync(overlay);
        foreach (string name in (string[])["silo", "api"])
        {
            JsonNode workload = manifests.Named("Deployment", name);
            JsonNode pod = Manifests.PodOf(workload);
            JsonNode container = Manifests.ContainerOf(workload);
            Assert.Equal("/health/live", PathOf(container["startupProbe"]));
            Assert.Equal("/health/live", PathOf(container["livenessProbe"]));
            Assert.Equal("/health/ready", PathOf(container["readinessProbe"]));
            JsonNode drain = container["lifecycle"]!["preStop"]!["exec"]!["command"]![1]!;
            Assert.True(
                Number(pod["terminationGracePeriodSeconds"]) > Number(drain) + HandOverSeconds,
                "Kubernetes kills the pod before its buckets are handed over.");
            Assert.Equal(
                ["topology.kubernetes.io/zone", "kubernetes.io/hostname"],
                Manifests.Items(pod["topologySpreadConstraints"]).Select(item => Manifests.Text(item["topologyKey"])));
        }
    }

    [Theory]
    [MemberData(nameof(Overlays))]
    public async Task Processes_OfEveryOverlay_ScaleAndKeepAMajority(string overlay)
    {
        Manifests manifests = await Manifests.RenderAsync(overlay);
        foreach (string name in (string[])["silo", "api"])
        {
            JsonNode workload = manifests.Named("Deployment", name);
            JsonNode scaler = manifests.Named("HorizontalPodAutoscaler", name)["spec"]!;
            Assert.Null(workload["spec"]!["replicas"]);
            Assert.Equal(name, Manifests.Text(scaler["scaleTargetRef"]!["name"]));
            Assert.InRange(Number(scaler["minReplicas"]), 2, Number(scaler["maxReplicas"]));
            JsonNode budget = manifests.Named("PodDisruptionBudget", name)["spec"]!;
            Assert.Equal(1, Number(budget["maxUnavailable"]));
            Assert.True(Manifests.Selects(budget["selector"]!["matchLabels"], workload));
        }
    }

    [Theory]
    [MemberData(nameof(Overlays))]
    public async Task Services_OfEveryOverlay_ReachPortsThatPodsHave(string overlay)
    {
        Manifests manifests = await Manifests.RenderAsync(overlay);
        foreach (JsonNode service in manifests.OfKind("Service"))
        {
            JsonNode workload = Assert.Single(
                manifests.Workloads, found => Manifests.Selects(service["spec"]!["selector"], found));
            string[] ports = [.. Manifests.Items(Manifests.ContainerOf(workload)["ports"])
                .SelectMany(port => new[] { Manifests.Text(port["name"]), Manifests.Text(port["containerPort"]) })];
            Assert.All(
                Manifests.Items(service["spec"]!["ports"]),
                port => Assert.Contains(Manifests.Text(port["targetPort"] ?? port["port"]), ports));
        }

        Assert.Equal("None", Manifests.Text(manifests.Named("Service", "silo")["spec"]!["clusterIP"]));
    }

    [Theory]
    [MemberData(nameof(Overlays))]
    public async Task Settings_OfEveryOverlay_ComeFromWhatThereIs(string overlay)
    {
        Manifests manifests = await Manifests.RenderAsync(overlay);
        string[] maps = [.. manifests.OfKind("ConfigMap").Select(Manifests.NameOf)];
        string[] secrets = [.. manifests.OfKind("Secret").Select(Manifests.NameOf).DefaultIfEmpty("ordergrains")];
        foreach (JsonNode container in ((string[])["silo", "api"])
            .Select(name => Manifests.ContainerOf(manifests.Named("Deployment", name))))
        {
            Assert.All(
                Manifests.Items(container["envFrom"]),
                source => Assert.Contains(Manifests.Text(source["configMapRef"]!["name"]), maps));
            JsonNode[] variables = [.. Manifests.Items(container["env"])];
            Assert.All(
                variables.Select(variable => variable["valueFrom"]?["secretKeyRef"]).OfType<JsonNode>(),
                secret => Assert.Contains(Manifests.Text(secret["name"]), secrets));
            JsonNode key = Assert.Single(
                variables, item => Manifests.Text(item["name"]) == "OrderGrains__Security__AdminKey");
            Assert.NotNull(key["valueFrom"]!["secretKeyRef"]);
        }
    }

    [Theory]
    [MemberData(nameof(Overlays))]
    public async Task Network_OfEveryOverlay_IsClosedButForWhatIsNamed(string overlay)
    {
        Manifests manifests = await Manifests.RenderAsync(overlay);
        JsonNode nothing = manifests.Named("NetworkPolicy", "nothing-else")["spec"]!;
        Assert.Equal("{}", nothing["podSelector"]!.ToJsonString());
        Assert.Equal("""["Ingress","Egress"]""", nothing["policyTypes"]!.ToJsonString());
        Assert.Null(nothing["ingress"]);
        Assert.Null(nothing["egress"]);
    }

    [Fact]
    public async Task Check_MisspeltMemberOrWrongType_IsReported()
    {
        const string Pod = """
            { apiVersion: v1, kind: Pod, metadata: { name: a },
              spec: { hostNetwrk: true, containers: [{ name: a, image: 7 }] } }
            """;
        string[] errors = [.. (await Yaml.RunAsync(Pod, "--check"))["errors"]!.AsArray().Select(Manifests.Text)];
        string[] spelling = [.. (await Yaml.RunAsync(Pod.Replace("7", "x", StringComparison.Ordinal), "--check"))
            ["errors"]!.AsArray().Select(Manifests.Text)];

        Assert.Contains("image", Assert.Single(errors), StringComparison.Ordinal);
        Assert.Equal("Pod a.spec.hostNetwrk is not in the schema", Assert.Single(spelling));
    }

    private static string PathOf(JsonNode? probe) => Manifests.Text(probe!["httpGet"]!["path"]);

    private static int Number(JsonNode? node) => int.Parse(Manifests.Text(node), CultureInfo.InvariantCulture);
}
