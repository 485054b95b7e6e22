namespace OrderGrains.Configuration;

/// <summary>Where traces and metrics go. Section <c>OrderGrains:Telemetry</c>.</summary>
public sealed class TelemetryOptions
{
    /// <summary>
    /// The OTLP endpoint (gRPC) that traces and metrics are sent to, an absolute http or https address. None by
    /// default: nothing is sent, and <c>/metrics</c> still answers.
    /// </summary>
    public Uri? OtlpEndpoint { get; init; }

    /// <summary>The name that traces and metrics carry. Default: ordergrains; not empty.</summary>
    public string ServiceName { get; init; } = "ordergrains";

    /// <summary>Reads the section.</summary>
    public static TelemetryOptions Read(SettingsReader settings)
    {
        string? endpoint = settings.OptionalText(
            new("Telemetry:OtlpEndpoint", "OTLP (gRPC) endpoint that traces and metrics are sent to."),
            "an absolute http or https address",
            static text => IsHttp(text) ? null : "must be an absolute http or https address");
        return new TelemetryOptions
        {
            OtlpEndpoint = endpoint is null ? null : new Uri(endpoint),
            ServiceName = settings.Text(
                new("Telemetry:ServiceName", "The service name that traces and metrics carry."), "ordergrains"),
        };
    }

    private static bool IsHttp(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
}
