namespace OrderGrains.Configuration;

/// <summary>The pages and the GraphQL endpoint. Section <c>OrderGrains:Web</c>.</summary>
public sealed class WebOptions
{
    /// <summary>
    /// Whether the front end serves the pages: from a clone it builds them with Node.js and starts their server.
    /// Without them their addresses are answered 503, and the rest is as ever. Default: true.
    /// </summary>
    public bool Enabled { get; init; } = true;

    /// <summary>
    /// The address of a pages' server that is started elsewhere, an absolute http or https address; then this process
    /// builds and starts none. Default: none.
    /// </summary>
    public Uri? Url { get; init; }

    /// <summary>Reads the section.</summary>
    public static WebOptions Read(SettingsReader settings)
    {
        bool enabled = settings.Flag(
            new("Web:Enabled", "Whether the pages and GraphQL are served; they need Node.js 20 and a clone, or a Url."),
            true);
        string? url = settings.OptionalText(
            new("Web:Url", "The pages' server, where it is started elsewhere; else the front end starts its own."),
            "an absolute http or https address",
            static text => TelemetryOptions.IsHttp(text) ? null : "must be an absolute http or https address");
        return new WebOptions { Enabled = enabled, Url = url is null ? null : new Uri(url) };
    }
}
