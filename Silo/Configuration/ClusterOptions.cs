using System.Globalization;

namespace OrderGrains.Configuration;

/// <summary>
/// How processes on a shared store (<c>OrderGrains:Ledger:Store</c>) find each other. Section
/// <c>OrderGrains:Cluster</c>; without effect on the embedded file.
/// </summary>
public sealed class ClusterOptions
{
    private const int HighestPort = 65_535;
    private static readonly TimeSpan ShortestLease = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestLease = TimeSpan.FromMinutes(5);

    /// <summary>Whether the process runs grains. Default: it does.</summary>
    public ClusterRole Role { get; init; } = ClusterRole.Silo;

    /// <summary>The name that all processes of a cluster share. Default: <c>ordergrains</c>.</summary>
    public string Id { get; init; } = "ordergrains";

    /// <summary>The host under which other processes reach this silo. Default: 127.0.0.1.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>The port under which they reach it; 0: any that is free. Default: 0.</summary>
    public int Port { get; init; }

    /// <summary>The host to listen on; null: <see cref="Host"/>.</summary>
    public string? Listen { get; init; }

    /// <summary>Where this process's own HTTP is reached; null: as <c>urls</c> says, on <see cref="Host"/>.</summary>
    public string? HttpAddress { get; init; }

    /// <summary>How long a silo may be silent before others take its buckets. Default: 3 s.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Reads the section.</summary>
    public static ClusterOptions Read(SettingsReader settings)
    {
        var fallback = new ClusterOptions();
        string address = settings.OptionalText(
            new("Cluster:Address", "Where other processes reach this silo; port 0: any that is free."),
            "host:port", CheckAddress) ?? "127.0.0.1:0";
        int colon = address.LastIndexOf(':');
        return new ClusterOptions
        {
            Role = settings.Choice(
                new("Cluster:Role", "Whether the process runs grains, or only calls those of silos."), fallback.Role),
            Id = settings.Text(new("Cluster:Id", "Name that all processes of a cluster share."), fallback.Id),
            Host = address[..colon],
            Port = int.Parse(address.AsSpan(colon + 1), CultureInfo.InvariantCulture),
            Listen = settings.OptionalText(
                new("Cluster:Listen", "The host to listen on for other silos, when it is not that of the address."),
                "a name or address, e.g. 0.0.0.0", static text => text.Length > 0 ? null : "must not be empty"),
            HttpAddress = settings.OptionalText(
                new("Cluster:HttpAddress", "Where others reach this process's HTTP; without it as `urls` says."),
                "an absolute http or https address", CheckHttpAddress),
            Lease = settings.Duration(
                new("Cluster:Lease", "How long a silo may be silent before others take its orders; all need the same."),
                fallback.Lease, ShortestLease, LongestLease),
        };
    }

    private static string? CheckAddress(string text)
    {
        int colon = text.LastIndexOf(':');
        return colon > 0
            && int.TryParse(
                text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int port)
            && port <= HighestPort
                ? null
                : "must be host:port";
    }

    private static string? CheckHttpAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
                ? null
                : "must be an absolute http or https address";
}
