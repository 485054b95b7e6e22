namespace OrderGrains.Notifications;

/// <summary>
/// A resource of Azure Communication Services. Section <c>OrderGrains:Email:AzureCommunicationServices</c>; read only
/// when it is the sender. Either the connection string, or the endpoint and the access key.
/// </summary>
public sealed record AzureCommunicationOptions
{
    /// <summary>
    /// The resource's URL, e.g. <c>https://shop.communication.azure.com</c>. Default: none; https, or http to loopback.
    /// </summary>
    public string? Endpoint { get; init; }

    /// <summary>The resource's access key, base64. Default: none; never logged.</summary>
    public string? AccessKey { get; init; }

    /// <summary>Both in one: <c>endpoint=…;accesskey=…</c>. Default: none; never logged.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>The endpoint and the key, from the connection string if there is one; null parts are missing.</summary>
    public (string? Endpoint, string? AccessKey) Resolve() => ConnectionString is null
        ? (Endpoint, AccessKey)
        : (Part(ConnectionString, "endpoint="), Part(ConnectionString, "accesskey="));

    private static string? Part(string text, string name) => text
        .Split(';', StringSplitOptions.TrimEntries)
        .FirstOrDefault(part => part.StartsWith(name, StringComparison.OrdinalIgnoreCase))?[name.Length..];
}
