using OpenTelemetry.Logs;
using OrderGrains.Configuration;

namespace OrderGrains.Telemetry;

/// <summary>Sends logs to the OTLP endpoint, beside the console; each with the trace that it belongs to.</summary>
internal static class LogExport
{
    /// <summary>Adds the export when an endpoint is set.</summary>
    public static void AddLogExport(this WebApplicationBuilder builder, TelemetryOptions options)
    {
        if (options.OtlpEndpoint is null)
        {
            return;
        }

        var target = new OtlpTarget(options);
        builder.Logging.AddOpenTelemetry(logs =>
        {
            logs.IncludeFormattedMessage = true;
            logs.SetResourceBuilder(target.Resource);
            logs.AddOtlpExporter(otlp => target.Apply(otlp, "logs"));
        });
    }
}
