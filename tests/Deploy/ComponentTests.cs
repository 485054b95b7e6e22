using System.Text.Json.Nodes;

namespace OrderGrains.Tests.Deploy;

/// <summary>What an overlay may add: the other host, and Orleans' own knowledge of Kubernetes.</summary>
public sealed class ComponentTests
{
    public static TheoryData<string> Overlays => [.. Manifests.Overlays];

    [Theory]
    [MemberData(nameof(Overlays))]
    public async Task BuiltIn_OnAnyOverlay_ChangesTheProductsImagesAndNothingElse(string overlay)
    {
        Manifests orleans = await Manifests.RenderAsync(overlay);
        Manifests builtIn = await Manifests.RenderAsync(overlay, "builtin");

        Assert.Equal(ImagesOf(orleans).Select(OfBuiltIn), ImagesOf(builtIn));
        Assert.Equal(
            orleans.Objects.Select(found => OfBuiltIn(found.ToJsonString())),
            builtIn.Objects.Select(found => found.ToJsonString()));
    }

    [Theory]
    [MemberData(nameof(Overlays))]
    public async Task KubernetesHosting_OnAnyOverlay_GivesSilosAloneARightOnPods(string overlay)
    {
        Manifests manifests = await Manifests.RenderAsync(overlay, "kubernetes-hosting");
        JsonNode silo = manifests.Named("Deployment", "silo");
        JsonNode role = Assert.Single(manifests.OfKind("Role"));
        JsonNode binding = Assert.Single(manifests.OfKind("RoleBinding"));

        Assert.Equal("true", Token(silo));
        Assert.All(manifests.Workloads.Except([silo]), workload => Assert.Equal("false", Token(workload)));
        Assert.Equal("""["pods"]""", Assert.Single(Manifests.Items(role["rules"]))["resources"]!.ToJsonString());
        Assert.Equal(Manifests.NameOf(role), Manifests.Text(binding["roleRef"]!["name"]));
        Assert.Equal(
            Manifests.Text(Manifests.PodOf(silo)["serviceAccountName"]),
            Manifests.Text(Assert.Single(Manifests.Items(binding["subjects"]))["name"]));
    }

    [Fact]
    public async Task KubernetesHosting_Pods_CarryTheLabelsAndNamesThatOrleansAsksFor()
    {
        Manifests manifests = await Manifests.RenderAsync("azure", "kubernetes-hosting");
        JsonNode silo = manifests.Named("Deployment", "silo");
        JsonNode labels = silo["spec"]!["template"]!["metadata"]!["labels"]!;
        var fields = Manifests.Items(Manifests.ContainerOf(silo)["env"])
            .Where(item => item["valueFrom"]?["fieldRef"] is not null)
            .ToDictionary(
                item => Manifests.Text(item["name"]),
                item => Manifests.Text(item["valueFrom"]!["fieldRef"]!["fieldPath"]));

        Assert.Equal("ordergrains", Manifests.Text(labels["orleans/serviceId"]));
        Assert.Equal("ordergrains", Manifests.Text(labels["orleans/clusterId"]));
        Assert.Equal("metadata.name", fields["POD_NAME"]);
        Assert.Equal("metadata.namespace", fields["POD_NAMESPACE"]);
        Assert.Equal("status.podIP", fields["POD_IP"]);
    }

    private static string[] ImagesOf(Manifests manifests) =>
        [.. manifests.Workloads.Select(workload => Manifests.Text(Manifests.ContainerOf(workload)["image"]))];

    private static string OfBuiltIn(string text) => text
        .Replace("ordergrains/silo:0.1.0", "ordergrains/silo:0.1.0-builtin", StringComparison.Ordinal)
        .Replace("ordergrains/api:0.1.0", "ordergrains/api:0.1.0-builtin", StringComparison.Ordinal);

    private static string Token(JsonNode workload) =>
        Manifests.Text(Manifests.PodOf(workload)["automountServiceAccountToken"]);
}
