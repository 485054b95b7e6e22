namespace OrderGrains.Configuration;

/// <summary>Who may call. Section <c>OrderGrains:Security</c>.</summary>
public sealed class SecurityOptions
{
    private const int LeastKeyLength = 16;

    /// <summary>
    /// The admin's key, which calls carry as <c>Authorization: Bearer</c>; stores and customers have keys of their own.
    /// None by default: then a call without a key is the admin's, and only loopback addresses may be listened on. 16
    /// characters or more.
    /// </summary>
    public string? AdminKey { get; init; }

    /// <summary>Reads the section.</summary>
    public static SecurityOptions Read(SettingsReader settings) => new()
    {
        AdminKey = settings.OptionalText(
            new("Security:AdminKey", "Key that calls must carry as a bearer token; needed to listen beyond loopback."),
            "16 or more printable ASCII characters",
            CheckKey),
    };

    private static string? CheckKey(string key) =>
        key.Length >= LeastKeyLength && key.All(letter => letter is > ' ' and <= '~')
            ? null
            : $"must be {LeastKeyLength} or more printable ASCII characters without spaces";
}
