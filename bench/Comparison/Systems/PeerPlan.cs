using System.Globalization;
using System.Runtime.InteropServices;
using OrderGrains.Tests.Servers;

namespace OrderGrains.Bench.Comparison.Systems;

/// <summary>How systems of others are started; their packages are in a folder each (bench/Peers).</summary>
internal static class PeerPlan
{
    private static readonly string Architecture =
        RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "x64";

    /// <summary>The program of the actor engine.</summary>
    public static string RestateNeeds(string peers) => Path.Combine(
        peers, "Restate", "node_modules", "@restatedev", $"restate-server-linux-{Architecture}", "bin",
        "restate-server");

    /// <summary>The program of the table.</summary>
    public static string DynamoNeeds(string peers) =>
        Path.Combine(peers, "Dynamo", "node_modules", "dynalite", "cli.js");

    /// <summary>The actor engine, and the process that its objects run in.</summary>
    /// <param name="peers">The folder of all peers.</param>
    /// <param name="folder">Where it keeps its data.</param>
    /// <param name="partitions">How many; null: as it comes.</param>
    public static SystemPlan Restate(string peers, string folder, int? partitions)
    {
        Uri handler = Loopback();
        Uri ingress = Loopback();
        Uri admin = Loopback();
        Dictionary<string, string> environment = new()
        {
            ["RESTATE_DISABLE_TELEMETRY"] = "true",
            ["RESTATE_LOG_FILTER"] = "warn",
            ["RESTATE_INGRESS__BIND_PORT"] = PortOf(ingress),
            ["RESTATE_ADMIN__BIND_PORT"] = PortOf(admin),
        };
        if (partitions is int count)
        {
            environment["RESTATE_DEFAULT_NUM_PARTITIONS"] = count.ToString(CultureInfo.InvariantCulture);
        }

        return new SystemPlan
        {
            Address = ingress,
            Processes =
            [
                Node(Path.Combine(peers, "Restate"), "order.mjs", handler, PortOf(handler)) with
                {
                    OpensPortOnly = true,
                    Environment = new Dictionary<string, string> { ["RESTATE_LOGGING"] = "ERROR" },
                },
                new ProcessPlan
                {
                    Name = "the actor engine",
                    Command =
                    [
                        RestateNeeds(peers), "--no-logo", "--base-dir", Path.Combine(folder, "restate"),
                        "--node-name", "bench", "--listen-mode", "tcp", "--bind-ip", "127.0.0.1", "--bind-port",
                        PortOf(Loopback()),
                    ],
                    Ready = new Uri(ingress, "/restate/health"),
                    Environment = environment,
                },
            ],
            Introduce = _ => RegisterAsync(admin, handler),
        };
    }

    /// <summary>A handler, and the table that it puts orders into.</summary>
    public static SystemPlan Dynamo(string peers, string folder)
    {
        Uri handler = Loopback();
        Uri tables = Loopback();
        string home = Path.Combine(peers, "Dynamo");
        return new SystemPlan
        {
            Address = handler,
            Processes =
            [
                Node(
                    home, Path.Combine("node_modules", "dynalite", "cli.js"), tables, "--host", "127.0.0.1",
                    "--port", PortOf(tables), "--path", Path.Combine(folder, "tables")) with
                {
                    OpensPortOnly = true,
                },
                Node(home, "server.mjs", handler, PortOf(handler), PortOf(tables)) with
                {
                    Ready = new Uri(handler, "/health/ready"),
                },
            ],
        };
    }

    private static ProcessPlan Node(string home, string script, Uri address, params string[] arguments) => new()
    {
        Name = script,
        Command = [Path.Combine(home, "node_modules", "node", "bin", "node"), Path.Combine(home, script), .. arguments],
        Ready = address,
    };

    private static async Task RegisterAsync(Uri admin, Uri handler)
    {
        using HttpClient client = new() { BaseAddress = admin };
        using StringContent body = new($$"""{"uri":"{{handler}}"}""", null, "application/json");
        using HttpResponseMessage answer = await client.PostAsync(new Uri("/deployments", UriKind.Relative), body);
        if (!answer.IsSuccessStatusCode)
        {
            string text = await answer.Content.ReadAsStringAsync();
            throw new InvalidOperationException($"The handler was not registered: {(int)answer.StatusCode} {text}");
        }
    }

    private static Uri Loopback() => new($"http://127.0.0.1:{LoopbackPort.Free()}");

    private static string PortOf(Uri address) => address.Port.ToString(CultureInfo.InvariantCulture);
}
