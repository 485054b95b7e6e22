using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace OrderGrains.Ledger;

/// <summary>The table service's address and the policy that signs requests to it.</summary>
/// <param name="Endpoint">The address, without a query.</param>
/// <param name="Signing">Runs at each try of a request.</param>
internal sealed record TableAccess(Uri Endpoint, HttpPipelinePolicy Signing)
{
    // The account of every storage emulator; its key is public.
    private const string DevelopmentStorage =
        "AccountName=devstoreaccount1;TableEndpoint=http://127.0.0.1:10002/devstoreaccount1;AccountKey="
        + "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private const string Scope = "https://storage.azure.com/.default";

    internal static TableAccess From(AzureTableStoreOptions options)
    {
        if (options.ConnectionString is { } connectionString)
        {
            return FromConnectionString(connectionString);
        }

        Uri endpoint = options.Endpoint!;
        if (endpoint.Query.Length > 1)
        {
            return new TableAccess(WithoutQuery(endpoint), new SharedAccessSignaturePolicy(endpoint.Query));
        }

        TokenCredential credential = options.Credential ?? new DefaultAzureCredential();
        return new TableAccess(endpoint, new BearerTokenAuthenticationPolicy(credential, Scope));
    }

    private static TableAccess FromConnectionString(string connectionString)
    {
        Dictionary<string, string> parts = Parse(connectionString);
        if (parts.GetValueOrDefault("UseDevelopmentStorage") is { } development
            && bool.TryParse(development, out bool isDevelopment) && isDevelopment)
        {
            parts = Parse(DevelopmentStorage);
        }

        Uri endpoint = EndpointOf(parts);
        if (parts.TryGetValue("SharedAccessSignature", out string? signature))
        {
            return new TableAccess(endpoint, new SharedAccessSignaturePolicy(signature));
        }

        string account = Part(parts, "AccountName");
        byte[] key = new byte[Part(parts, "AccountKey").Length];
        return Convert.TryFromBase64String(Part(parts, "AccountKey"), key, out int sizeBytes)
            ? new TableAccess(endpoint, new SharedKeyLitePolicy(account, key[..sizeBytes]))
            : throw new ArgumentException("The connection string's AccountKey is not base64.");
    }

    private static Uri EndpointOf(Dictionary<string, string> parts)
    {
        if (!parts.TryGetValue("TableEndpoint", out string? endpoint))
        {
            string protocol = parts.GetValueOrDefault("DefaultEndpointsProtocol", "https");
            string suffix = parts.GetValueOrDefault("EndpointSuffix", "core.windows.net");
            endpoint = $"{protocol}://{Part(parts, "AccountName")}.table.{suffix}";
        }

        return Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https"
            ? WithoutQuery(uri)
            : throw new ArgumentException("The connection string's TableEndpoint is not an http(s) address.");
    }

    private static string Part(Dictionary<string, string> parts, string name) =>
        parts.GetValueOrDefault(name)
        ?? throw new ArgumentException($"The connection string has no {name}.");

    private static Dictionary<string, string> Parse(string connectionString)
    {
        Dictionary<string, string> parts = new(StringComparer.OrdinalIgnoreCase);
        foreach (string part in connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            int at = part.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0)
            {
                throw new ArgumentException("The connection string is not a list of Name=Value, separated by ;.");
            }

            parts[part[..at].Trim()] = part[(at + 1)..].Trim();
        }

        return parts;
    }

    private static Uri WithoutQuery(Uri uri) => new(uri.GetLeftPart(UriPartial.Path).TrimEnd('/'));
}
