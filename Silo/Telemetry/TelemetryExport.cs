using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using OrderGrains.Configuration;
using OrderGrains.Metrics;

namespace OrderGrains.Telemetry;

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
        if (options.OtlpEndpoint is not null)
        {
            var target = new OtlpTarget(options);
            traces = Sdk.CreateTracerProviderBuilder()
                .SetResourceBuilder(target.Resource)
                .AddSource(Sources)
                .AddOtlpExporter(otlp => target.Apply(otlp, "traces"))
                .Build();
            metrics = Sdk.CreateMeterProviderBuilder()
                .SetResourceBuilder(target.Resource)
                .AddMeter([.. MetricsCollector.Meters])
                .AddOtlpExporter(otlp => target.Apply(otlp, "metrics"))
                .Build();
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
