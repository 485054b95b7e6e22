using OrderGrains.LocalCluster.Processes;

namespace OrderGrains.LocalCluster.Tools;

/// <summary>
/// The product's two programs: the silo's is this one; the front end's is beside it, or in its own folder of the same
/// build, where it is built when it is missing or older than its sources.
/// </summary>
/// <param name="folder">The folder of this program.</param>
/// <param name="processPath">The executable that runs it: its own, or <c>dotnet</c>.</param>
/// <param name="output">Where a build is announced.</param>
public sealed class ProductPrograms(string folder, string processPath, ClusterOutput output)
{
    private const string SiloName = "OrderGrains.Silo";
    private const string ApiName = "OrderGrains.Api";

    private readonly string folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));

    /// <summary>How a silo is started.</summary>
    public IReadOnlyList<string> Silo => CommandOf(folder, SiloName);

    /// <summary>How the front end is started.</summary>
    /// <exception cref="ClusterStartException">It is not there and cannot be built.</exception>
    public async Task<IReadOnlyList<string>> ProvideApiAsync(CancellationToken cancellationToken)
    {
        if (File.Exists(Path.Combine(folder, $"{ApiName}.dll")))
        {
            return CommandOf(folder, ApiName);
        }

        // artifacts/<host>/bin/Silo/release and artifacts/<host>/bin/Api/release.
        string configuration = Path.GetFileName(folder);
        string api = Path.GetFullPath(Path.Combine(folder, "..", "..", "Api", configuration));
        string? sources = SourcesAbove(folder);
        bool built = File.Exists(Path.Combine(api, $"{ApiName}.dll"));
        if (sources is not null && !(built && IsCurrent(api, Path.Combine(sources, "Api"))))
        {
            await BuildApiAsync(sources, configuration, cancellationToken);
        }
        else if (!built)
        {
            throw new ClusterStartException(
                $"There is no {ApiName} beside {folder}, and no sources to build it from: start the cluster from a "
                + "clone of the repository, or publish Api and Silo into one folder.");
        }

        return CommandOf(api, ApiName);
    }

    private static string? SourcesAbove(string folder)
    {
        DirectoryInfo? at = new(folder);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "OrderGrains.sln")))
        {
            at = at.Parent;
        }

        return at?.FullName;
    }

    private static DateTime ChangedAt(string path) => File.GetLastWriteTimeUtc(path);

    private IReadOnlyList<string> CommandOf(string at, string name)
    {
        string executable = Path.Combine(at, OperatingSystem.IsWindows() ? $"{name}.exe" : name);
        bool isDotnet = Path.GetFileNameWithoutExtension(processPath) == "dotnet";
        return isDotnet || !File.Exists(executable)
            ? [isDotnet ? processPath : "dotnet", Path.Combine(at, $"{name}.dll")]
            : [executable];
    }

    /// <summary>Built after its own sources, and with the silo that this program is.</summary>
    private bool IsCurrent(string api, string sources)
    {
        DateTime builtAt = ChangedAt(Path.Combine(api, $"{ApiName}.dll"));
        bool sameSilo = ChangedAt(Path.Combine(api, $"{SiloName}.dll"))
            >= ChangedAt(Path.Combine(folder, $"{SiloName}.dll"));
        return sameSilo && Directory.EnumerateFiles(sources, "*", SearchOption.AllDirectories)
            .All(source => ChangedAt(source) <= builtAt);
    }

    private async Task BuildApiAsync(string sources, string configuration, CancellationToken cancellationToken)
    {
        output.Say($"Building the front end ({configuration})");
        string host = Path.GetFileName(Path.GetFullPath(Path.Combine(folder, "..", "..", "..")));
        (int code, string printed) = await ToolCommand.RunAsync(
            ["dotnet", "build", "Api", "-c", configuration, $"-p:GrainHost={host}", "-v", "quiet", "-nologo"],
            sources,
            cancellationToken);
        if (code != 0)
        {
            throw new ClusterStartException($"The front end was not built (exit code {code}):\n{printed}");
        }
    }
}
