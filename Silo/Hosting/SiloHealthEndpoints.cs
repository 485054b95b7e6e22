using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Routing;
using OrderGrains.Health;
using OrderGrains.Metrics;

namespace OrderGrains.Hosting;

/// <summary>What a silo without a front end answers: to orchestrators and to Prometheus, nobody else.</summary>
internal static class SiloHealthEndpoints
{
    private const string Json = "application/json";

    /// <summary>Maps <c>/health/live</c>, <c>/health/ready</c> and <c>/metrics</c>.</summary>
    public static void MapSiloHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", static () => TypedResults.Text("""{"status":"healthy"}""", Json));
        app.MapGet("/health/ready", Ready);
        app.MapGet("/metrics", static (MetricsCollector collector) =>
            TypedResults.Text(PrometheusWriter.Write(collector), PrometheusWriter.MediaType));
    }

    private static async Task<IResult> Ready(ISiloHealth health, CancellationToken cancellationToken)
    {
        SiloHealthReport report = await health.CheckAsync(cancellationToken);
        return TypedResults.Json(
            report,
            SiloHealthJson.Default.SiloHealthReport,
            statusCode: report.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}

/// <summary>The health of a silo as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SiloHealthReport))]
internal sealed partial class SiloHealthJson : JsonSerializerContext;
