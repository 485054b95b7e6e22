using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace OrderGrains.Tests.Deploy;

/// <summary>The Kubernetes objects of an overlay, as kubectl renders them.</summary>
internal sealed class Manifests(IReadOnlyList<JsonNode> objects)
{
    private static readonly ConcurrentDictionary<string, Task<string>> s_rendered = new();

    /// <summary>The overlays that there are.</summary>
    internal static string[] Overlays { get; } =
        [.. Directory.GetDirectories(Repository.Path("deploy/kubernetes/overlays"))
            .Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    internal IReadOnlyList<JsonNode> Objects { get; } = objects;

    internal IEnumerable<JsonNode> Workloads => OfKind("Deployment");

    internal static async Task<Manifests> RenderAsync(string overlay)
    {
        string text = await s_rendered.GetOrAdd(overlay, _ => KustomizeAsync($"deploy/kubernetes/overlays/{overlay}"));
        return new Manifests(await Yaml.ReadTextAsync(text, "--check"));
    }

    /// <summary>Renders an overlay with a component, as a user's own overlay has it.</summary>
    internal static async Task<Manifests> RenderAsync(string overlay, string component)
    {
        // kubectl takes relative paths only.
        string folder = $"artifacts/Deploy/{overlay}-{component}";
        Directory.CreateDirectory(Repository.Path(folder));
        await File.WriteAllTextAsync(Repository.Path($"{folder}/kustomization.yaml"), $"""
            apiVersion: kustomize.config.k8s.io/v1beta1
            kind: Kustomization
            namespace: ordergrains
            resources: [../../../deploy/kubernetes/overlays/{overlay}]
            components: [../../../deploy/kubernetes/components/{component}]
            """);
        return new Manifests(await Yaml.ReadTextAsync(await KustomizeAsync(folder), "--check"));
    }

    internal IEnumerable<JsonNode> OfKind(string kind) => Objects.Where(found => Text(found["kind"]) == kind);

    internal JsonNode Named(string kind, string name) => OfKind(kind).Single(found => NameOf(found) == name);

    internal static string NameOf(JsonNode found) => Text(found["metadata"]!["name"]);

    internal static string Text(JsonNode? node) => node?.ToString() ?? "";

    internal static JsonNode PodOf(JsonNode workload) => workload["spec"]!["template"]!["spec"]!;

    internal static IEnumerable<JsonNode> Items(JsonNode? list) => list?.AsArray().Select(item => item!) ?? [];

    internal static JsonNode ContainerOf(JsonNode workload) => Assert.Single(Items(PodOf(workload)["containers"]));

    /// <summary>Whether a selector's labels are those of a workload's pods.</summary>
    internal static bool Selects(JsonNode? labels, JsonNode workload)
    {
        JsonObject wanted = Assert.IsType<JsonObject>(labels);
        JsonNode has = workload["spec"]!["template"]!["metadata"]!["labels"]!;
        return wanted.Count > 0 && wanted.All(label => Text(has[label.Key]) == Text(label.Value));
    }

    private static async Task<string> KustomizeAsync(string folder)
    {
        string own = Repository.Path("artifacts/tools/kubectl");
        CommandResult? result = await Command.RunAsync(
            File.Exists(own) ? own : "kubectl", ["kustomize", folder]);
        Assert.SkipWhen(result is null, "There is no kubectl: install it, or run ./test, which unpacks one.");
        Assert.True(result.Code == 0 && result.Errors.Length == 0, result.Errors);
        return result.Output;
    }
}
