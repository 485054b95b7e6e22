using OrderGrains.Api.OpenApi;
using OrderGrains.Metrics;

namespace OrderGrains.Api.Health;

/// <summary>What Prometheus reads: <c>/metrics</c>.</summary>
internal static class MetricsEndpoint
{
    public static void MapMetrics(this IEndpointRouteBuilder app) =>
        app.MapGet("/metrics", Get).WithTags("Health").Describe("Metrics", "In Prometheus' text format.")
            .Produces<string>(StatusCodes.Status200OK, "text/plain");

    private static IResult Get(MetricsCollector collector) =>
        TypedResults.Text(PrometheusWriter.Write(collector), PrometheusWriter.MediaType);
}
