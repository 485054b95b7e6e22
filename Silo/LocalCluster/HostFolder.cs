namespace OrderGrains.LocalCluster;

/// <summary>
/// Where the silo's program lies for each host that it can be built for: <c>artifacts/HOST/bin/Silo/CONFIGURATION</c>.
/// </summary>
public static class HostFolder
{
    private const string Program = "OrderGrains.Silo.dll";

    /// <summary>What the grains can run on.</summary>
    public static IReadOnlyList<string> Hosts { get; } = ["BuiltIn", "Orleans"];

    /// <summary>The folder of the silo's program.</summary>
    /// <param name="folder">The folder of this program.</param>
    /// <param name="own">The host that this program was built for.</param>
    /// <param name="wanted">The host that is wanted; null: the same.</param>
    /// <exception cref="ClusterStartException">It was not built for that host.</exception>
    public static string Find(string folder, string own, string? wanted)
    {
        if (wanted is null || wanted == own)
        {
            return folder;
        }

        string configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        string found = Path.GetFullPath(
            Path.Combine(folder, "..", "..", "..", "..", wanted, "bin", "Silo", configuration));
        return File.Exists(Path.Combine(found, Program))
            ? found
            : throw new ClusterStartException(
                $"The silo was not built for {wanted}: there is no {Program} in {found}. Build it first: "
                + $"dotnet build Silo -c Release -p:GrainHost={wanted}");
    }
}
