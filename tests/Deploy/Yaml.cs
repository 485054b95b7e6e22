using System.Text.Json.Nodes;

namespace OrderGrains.Tests.Deploy;

/// <summary>YAML as JSON, read by a script of tests/tools.</summary>
internal static class Yaml
{
    private const string Script = "tests/tools/manifests.mjs";

    /// <summary>Reads a file's only document.</summary>
    internal static async Task<JsonNode> ReadAsync(string path) =>
        Assert.Single(await ReadTextAsync(await File.ReadAllTextAsync(Repository.Path(path))));

    /// <summary>Reads documents; with <c>--check</c> as Kubernetes objects, whose schemas must hold.</summary>
    internal static async Task<IReadOnlyList<JsonNode>> ReadTextAsync(string text, params string[] arguments)
    {
        JsonNode read = await RunAsync(text, arguments);
        Assert.Empty(read["errors"]!.AsArray().Select(error => error!.ToString()));
        return [.. read["documents"]!.AsArray().Select(document => document!)];
    }

    /// <summary>Reads documents with what is wrong with them.</summary>
    internal static async Task<JsonNode> RunAsync(string text, params string[] arguments)
    {
        Assert.SkipUnless(
            Repository.Has("tests/tools/node_modules/yaml"),
            "tests/tools is not installed: run npm ci there, or ./test, which does.");
        CommandResult? result = await Command.RunAsync("node", [Script, .. arguments], text);
        Assert.SkipWhen(result is null, "There is no Node.js.");
        Assert.True(result.Code == 0, result.Errors);
        return JsonNode.Parse(result.Output)!;
    }
}
