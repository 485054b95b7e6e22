using System.Globalization;
using OrderGrains.LocalCluster.Processes;

namespace OrderGrains.LocalCluster.Tools;

/// <summary>The table service of this machine: finds Azurite, or installs it with npm.</summary>
/// <param name="dataFolder">The cluster's data folder.</param>
/// <param name="searchPath">Folders of installed programs, as in PATH.</param>
/// <param name="output">Where an installation is announced.</param>
public sealed class AzuriteTool(string dataFolder, string searchPath, ClusterOutput output)
{
    /// <summary>What its process is called.</summary>
    public const string Name = "azurite";

    /// <summary>The version that is installed: the one that the tests run on.</summary>
    public const string Version = "3.35.0";

    /// <summary>Where it listens when nobody else does there.</summary>
    public const int PreferredPort = 10002;

    private const int OldestNode = 20;
    private const string Account = "devstoreaccount1";
    private const string Advice =
        "Install Node.js 20 or later with npm, or pass --store with a storage account or PostgreSQL.";

    // The key of every emulator, which is public.
    private const string Key =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly string Script =
        Path.Combine("node_modules", "azurite", "dist", "src", "table", "main.js");

    /// <summary>How the silos reach it.</summary>
    public static string ConnectionString(int port) => string.Create(
        CultureInfo.InvariantCulture,
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};"
        + $"TableEndpoint=http://127.0.0.1:{port}/{Account};");

    /// <summary>How it is started on a port; it is installed when it is missing.</summary>
    /// <exception cref="ClusterStartException">It is not there and cannot be installed.</exception>
    public async Task<ProgramStart> ProvideAsync(int port, CancellationToken cancellationToken)
    {
        string[] program = Find() ?? await InstallAsync(cancellationToken);
        string location = Path.Combine(dataFolder, "azurite");
        Directory.CreateDirectory(location);
        return new ProgramStart
        {
            Name = Name,

            // It saves its data in order at SIGINT only; SIGTERM ends it with up to five seconds unsaved.
            StopSignal = "INT",
            StopsLast = true,
            Command =
            [
                .. program, "--location", location, "--tableHost", "127.0.0.1", "--tablePort",
                port.ToString(CultureInfo.InvariantCulture), "--silent", "--loose", "--skipApiVersionCheck",
                "--disableTelemetry",
            ],
        };
    }

    private async Task<string> NodeAsync(CancellationToken cancellationToken)
    {
        string node = ProgramSearch.In(searchPath, "node")
            ?? throw new ClusterStartException($"There is no Node.js to run Azurite with. {Advice}");
        (_, string version) = await ToolCommand.RunAsync([node, "--version"], ".", cancellationToken);
        string major = version.TrimStart('v').Split('.')[0];
        return int.TryParse(major, CultureInfo.InvariantCulture, out int number) && number >= OldestNode
            ? node
            : throw new ClusterStartException($"Node.js {version} is too old for Azurite. {Advice}");
    }

    private string[]? Find()
    {
        if (ProgramSearch.In(searchPath, "azurite-table") is { } installed)
        {
            return [installed];
        }

        string? script = new[] { dataFolder, Path.Combine(dataFolder, "..") }
            .Select(folder => Path.GetFullPath(Path.Combine(folder, "tools", Script)))
            .FirstOrDefault(File.Exists);
        return script is not null && ProgramSearch.In(searchPath, "node") is { } node ? [node, script] : null;
    }

    private async Task<string[]> InstallAsync(CancellationToken cancellationToken)
    {
        string node = await NodeAsync(cancellationToken);
        string npm = ProgramSearch.In(searchPath, "npm")
            ?? throw new ClusterStartException($"There is no npm to install Azurite with. {Advice}");
        string folder = Path.Combine(dataFolder, "tools");
        output.Say($"Installing Azurite {Version} into {folder}; this is done once");
        Directory.CreateDirectory(folder);
        (int code, string printed) = await ToolCommand.RunAsync(
            [npm, "install", $"azurite@{Version}", "--prefix", folder, "--no-audit", "--no-fund", "--loglevel=error"],
            folder,
            cancellationToken);
        return code == 0
            ? [node, Path.Combine(folder, Script)]
            : throw new ClusterStartException($"npm did not install Azurite (exit code {code}). {Advice}\n{printed}");
    }
}
