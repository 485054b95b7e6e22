using System.Globalization;

namespace OrderGrains.LocalCluster;

/// <summary>What <c>cluster</c> is asked for on the command line.</summary>
public sealed record ClusterArguments
{
    /// <summary>The most silos that one machine is asked to run.</summary>
    public const int MaxSilos = 16;

    /// <summary>How the command is written.</summary>
    public const string Usage = """
        Runs a cluster on this machine: a table service, silos, and the front end on http://localhost:5080.

          cluster [--silos N] [--store S] [--data FOLDER] [--port P] [--host H]

          --silos N       how many silos, 1 to 16; default 3
          --store S       the store that they share, instead of an Azurite that is started: the connection string of
                          an Azure storage account, UseDevelopmentStorage=true, https://….table.core.windows.net, or
                          Host=… for PostgreSQL
          --data FOLDER   where logs, e-mails and Azurite's data go; default ./data/cluster
          --port P        the front end's port, 1 to 65535; default 5080
          --host H        what the grains run on, BuiltIn or Orleans; it must have been built; default: as this program
        """;

    /// <summary>How many silos. Default: 3; 1 to 16.</summary>
    public int Silos { get; init; } = 3;

    /// <summary>The store that the silos share; null: an Azurite that is started. Default: null.</summary>
    public string? Store { get; init; }

    /// <summary>The folder of everything that is written, absolute. Default: ./data/cluster.</summary>
    public string DataFolder { get; init; } = Path.GetFullPath(Path.Combine("data", "cluster"));

    /// <summary>The front end's port on localhost. Default: 5080; 1 to 65535.</summary>
    public int Port { get; init; } = 5080;

    /// <summary>What the grains run on; null: what this program was built for. Default: null.</summary>
    public string? Host { get; init; }

    /// <summary>Whether only the usage is wanted.</summary>
    public bool Help { get; init; }

    /// <summary>Reads <c>--name value</c> and <c>--name=value</c>.</summary>
    /// <param name="arguments">What stands after <c>cluster</c>.</param>
    /// <param name="error">What is wrong with them; null when nothing is.</param>
    public static ClusterArguments Parse(IReadOnlyList<string> arguments, out string? error)
    {
        ClusterArguments read = new();
        error = null;
        for (int at = 0; at < arguments.Count && error is null; at++)
        {
            string[] parts = arguments[at].Split('=', 2);
            if (parts[0] is "--help" or "-h" or "-?")
            {
                return read with { Help = true };
            }

            string? value = parts.Length > 1 ? parts[1] : arguments.ElementAtOrDefault(at + 1);
            at += parts.Length > 1 ? 0 : 1;
            (read, error) = read.With(parts[0], value);
        }

        return read;
    }

    private static int? NumberOf(string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number >= 1 && number <= most ? number : null;

    private (ClusterArguments Read, string? Error) With(string name, string? value)
    {
        if (name is not ("--silos" or "--store" or "--data" or "--port" or "--host"))
        {
            return (this, $"{name} is not known");
        }

        if (string.IsNullOrWhiteSpace(value))
        {
            return (this, $"{name} needs a value");
        }

        return name switch
        {
            "--silos" => NumberOf(value, MaxSilos) is { } silos
                ? (this with { Silos = silos }, null)
                : (this, $"--silos must be a whole number from 1 to {MaxSilos}"),
            "--port" => NumberOf(value, ushort.MaxValue) is { } port
                ? (this with { Port = port }, null)
                : (this, $"--port must be a whole number from 1 to {ushort.MaxValue}"),
            "--host" => HostFolder.Hosts.FirstOrDefault(host => host.Equals(value, StringComparison.OrdinalIgnoreCase))
                is { } host
                ? (this with { Host = host }, null)
                : (this, $"--host must be {string.Join(" or ", HostFolder.Hosts)}"),
            "--store" => (this with { Store = value }, null),
            _ => (this with { DataFolder = Path.GetFullPath(value) }, null),
        };
    }
}
