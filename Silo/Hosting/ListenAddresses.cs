using System.Globalization;
using System.Net;

namespace OrderGrains.Hosting;

/// <summary>
/// Where the server is told to listen, in whatever of the usual ways, and whether that is only this machine.
/// </summary>
internal static class ListenAddresses
{
    /// <summary>Where the front end listens when nothing says where.</summary>
    public const string Default = "http://localhost:5080";

    /// <summary>Where a silo without a front end does.</summary>
    public const string SiloDefault = "http://localhost:5081";

    private const string Urls = "urls";

    /// <summary>Every address that is configured, with the key that it comes from; none: the default is used.</summary>
    public static IReadOnlyList<(string Key, string Address)> Of(IConfiguration configuration)
    {
        IEnumerable<(string, string)> kestrel = configuration.GetSection("Kestrel:Endpoints").GetChildren()
            .Select(endpoint => ($"{endpoint.Path}:Url", endpoint["Url"] ?? ""));
        string? urls = configuration[Urls];
        return [.. kestrel, .. string.IsNullOrWhiteSpace(urls) ? OfPorts(configuration) : Split(Urls, urls)];
    }

    /// <summary>What is wrong with listening there; each sentence begins with a key.</summary>
    public static IEnumerable<string> Check(IConfiguration configuration, string? adminKey)
    {
        foreach ((string key, string address) in Of(configuration))
        {
            if (!TryParseHost(address, out string host))
            {
                yield return $"{key} is not an address such as {Default}: '{address}'";
            }
            else if (adminKey is null && !IsLoopback(host))
            {
                yield return "OrderGrains:Security:AdminKey must be set to listen beyond this machine: "
                    + $"{key} is '{address}'";
            }
        }
    }

    /// <summary>
    /// The first address that other machines can use, with a host that they know; null when there is none.
    /// </summary>
    public static string? Reachable(IConfiguration configuration, string host)
    {
        foreach ((_, string address) in Of(configuration))
        {
            BindingAddress binding = BindingAddress.Parse(address);
            if (binding.Port > 0 && !binding.IsUnixPipe)
            {
                string named = IsLoopback(binding.Host) ? binding.Host : host;
                return $"{binding.Scheme}://{named}:{binding.Port.ToString(CultureInfo.InvariantCulture)}";
            }
        }

        return null;
    }

    private static IEnumerable<(string, string)> OfPorts(IConfiguration configuration) =>
        new[] { ("http_ports", "http"), ("https_ports", "https") }.SelectMany(ports =>
            Split(ports.Item1, configuration[ports.Item1] ?? "")
                .Select(port => (port.Key, $"{ports.Item2}://*:{port.Value}")));

    private static IEnumerable<(string Key, string Value)> Split(string key, string values) =>
        values.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(value => (key, value));

    private static bool TryParseHost(string address, out string host)
    {
        try
        {
            host = BindingAddress.Parse(address).Host;
            return host.StartsWith('[') || host.StartsWith("unix:", StringComparison.Ordinal) || !host.Contains(':');
        }
        catch (FormatException)
        {
            host = "";
            return false;
        }
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || host.StartsWith("unix:", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));
}
