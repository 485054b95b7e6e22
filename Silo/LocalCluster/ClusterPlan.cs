using System.Globalization;
using OrderGrains.LocalCluster.Processes;

namespace OrderGrains.LocalCluster;

/// <summary>Which processes a cluster consists of beside its table service, and how each is started.</summary>
public sealed class ClusterPlan
{
    private const string MailFolder = "mail";

    private ClusterPlan(IReadOnlyList<ClusterMember> silos, ClusterMember api)
    {
        Silos = silos;
        Api = api;
    }

    /// <summary>The silos, in the order of their numbers.</summary>
    public IReadOnlyList<ClusterMember> Silos { get; }

    /// <summary>The front end.</summary>
    public ClusterMember Api { get; }

    /// <summary>Plans a cluster; each silo gets a free port for its health.</summary>
    /// <param name="arguments">What was asked for.</param>
    /// <param name="store">The connection string of the store that all share.</param>
    /// <param name="silo">The silo's program.</param>
    /// <param name="api">The front end's program.</param>
    public static ClusterPlan Create(
        ClusterArguments arguments, string store, IReadOnlyList<string> silo, IReadOnlyList<string> api)
    {
        List<ClusterMember> silos = [];
        List<int> taken = [arguments.Port];
        for (int number = 1; number <= arguments.Silos; number++)
        {
            int port = FreePort.Near(taken[^1] + 1, taken);
            taken.Add(port);
            Uri address = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
            silos.Add(Member($"silo-{number}", "Silo", address, [.. silo, .. Shared(arguments)], store));
        }

        Uri front = new(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{arguments.Port}"));
        return new ClusterPlan(silos, Member("api", "Client", front, [.. api, .. Shared(arguments)], store));
    }

    /// <summary>Where e-mails go unless a setting says otherwise.</summary>
    public static string MailOf(ClusterArguments arguments) => Path.Combine(arguments.DataFolder, MailFolder);

    private static string[] Shared(ClusterArguments arguments) =>
    [
        $"--OrderGrains:DataPath={arguments.DataFolder}",
        $"--OrderGrains:Email:FilePath={MailOf(arguments)}",
        "--Logging:LogLevel:Microsoft.AspNetCore=Warning",
    ];

    private static ClusterMember Member(string name, string role, Uri address, string[] command, string store) =>
        new(address, new ProgramStart
        {
            Name = name,
            Command =
            [
                .. command, "--urls", address.ToString().TrimEnd('/'), "--OrderGrains:Cluster:Address=127.0.0.1:0",
                $"--OrderGrains:Cluster:Role={role}",
            ],

            // A connection string holds a key: not where everybody can read it.
            Environment = new Dictionary<string, string> { ["OrderGrains__Ledger__Store"] = store },
        });
}
