namespace OrderGrains.Configuration;

/// <summary>Where traces and metrics go. Section <c>OrderGrains:Telemetry</c>.</summary>
public sealed class TelemetryOptions
{
    /// <summary>
    /// The OTLP endpoint that traces, metrics and logs are sent to, an absolute http or https address. None by default:
    /// nothing is sent, <c>/metrics</c> still answers and logs go to the console.
    /// </summary>
    public Uri? OtlpEndpoint { get; init; }

    /// <summary>How they are carried there. Default: Grpc; Grpc or HttpProtobuf.</summary>
    public OtlpProtocol OtlpProtocol { get; init; } = OtlpProtocol.Grpc;

    /// <summary>The name that traces, metrics and logs carry. Default: ordergrains; not empty.</summary>
    public string ServiceName { get; init; } = "ordergrains";

    /// <summary>Reads the section.</summary>
    public static TelemetryOptions Read(SettingsReader settings)
    {
        string? endpoint = settings.OptionalText(
            new("Telemetry:OtlpEndpoint", "OTLP endpoint that traces, metrics and logs are sent to."),
            "an absolute http or https address",
            static text => IsHttp(text) ? null : "must be an absolute http or https address");
        return new TelemetryOptions
        {
            OtlpEndpoint = endpoint is null ? null : new Uri(endpoint),
            OtlpProtocol = settings.Choice(
                new(
                    "Telemetry:OtlpProtocol",
                    "How they are carried; over HTTP to `v1/traces` and so on below the endpoint."),
                OtlpProtocol.Grpc),
            ServiceName = settings.Text(
                new("Telemetry:ServiceName", "The service name that traces, metrics and logs carry."), "ordergrains"),
        };
    }

    internal static bool IsHttp(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
}
