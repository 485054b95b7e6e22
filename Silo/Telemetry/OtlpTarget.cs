using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OrderGrains.Configuration;

namespace OrderGrains.Telemetry;

/// <summary>Where telemetry goes, how, and under which name.</summary>
internal sealed class OtlpTarget(TelemetryOptions options)
{
    private readonly Uri endpoint = options.OtlpEndpoint
        ?? throw new ArgumentException("There is no endpoint.", nameof(options));

    /// <summary>What all signals of the process carry.</summary>
    public ResourceBuilder Resource { get; } = ResourceBuilder.CreateDefault().AddService(options.ServiceName);

    /// <summary>Sets an exporter of one signal up.</summary>
    public void Apply(OtlpExporterOptions exporter, string signal)
    {
        bool isHttp = options.OtlpProtocol == OtlpProtocol.HttpProtobuf;
        exporter.Protocol = isHttp ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
        exporter.Endpoint = isHttp ? new Uri($"{endpoint.ToString().TrimEnd('/')}/v1/{signal}") : endpoint;
    }
}
