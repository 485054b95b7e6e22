using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using OrderGrains.Api.Metrics;
using OrderGrains.Configuration;

namespace OrderGrains.Api.Telemetry;

/// <summary>
/// Sends traces and metrics to an OTLP endpoint while the process runs; does nothing when none is set.
/// </summary>
internal sealed class TelemetryExport(TelemetryOptions options) : IHostedService, IDisposable
{
    private static readonly string[] Sources = ["Microsoft.AspNetCore", "OrderGrains"];

    private TracerProvider? traces;
    private MeterProvider? metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.OtlpEndpoint is { } endpoint)
        {
            ResourceBuilder resource = ResourceBuilder.CreateDefault().AddService(options.ServiceName);
            void Configure(OtlpExporterOptions otlp) => otlp.Endpoint = endpoint;
            traces = Sdk.CreateTracerProviderBuilder()
                .SetResourceBuilder(resource).AddSource(Sources).AddOtlpExporter(Configure).Build();
            metrics = Sdk.CreateMeterProviderBuilder()
                .SetResourceBuilder(resource).AddMeter([.. MetricsCollector.Meters]).AddOtlpExporter(Configure).Build();
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        traces?.Dispose();
        metrics?.Dispose();
        traces = null;
        metrics = null;
    }
}
