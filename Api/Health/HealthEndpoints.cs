using OrderGrains.Api.Access;
using OrderGrains.Api.Json;
using OrderGrains.Api.OpenApi;
using OrderGrains.Api.Samples;
using OrderGrains.Health;

namespace OrderGrains.Api.Health;

/// <summary>What orchestrators ask: <c>/health/live</c>, <c>/health/ready</c>. Open to everybody.</summary>
internal static class HealthEndpoints
{
    private const string Healthy = "healthy";
    private const string Unhealthy = "unhealthy";

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder health = app.MapGroup("/health").WithTags("Health").OpenToAll();
        health.MapGet("/live", Live).Describe("Liveness", "200 while the process answers at all.");
        health.MapGet("/ready", Ready).Describe("Readiness", "200 when orders can be taken, else 503.")
            .Answers<HealthBody>(StatusCodes.Status503ServiceUnavailable);
    }

    private static JsonAnswer<HealthBody> Live() => Answer(new HealthBody { Status = Healthy }, ready: true);

    private static async Task<JsonAnswer<HealthBody>> Ready(
        ISiloHealth silo, SampleStores samples, CancellationToken cancellationToken)
    {
        SiloHealthReport report = await silo.CheckAsync(cancellationToken);
        var stores = new SiloHealthCheck(
            "first_stores", samples.Done, samples.Done ? "They are there." : "They are being created.");
        bool ready = report.Ready && stores.Healthy;
        var body = new HealthBody { Status = ready ? Healthy : Unhealthy, Checks = [.. report.Checks, stores] };
        return Answer(body, ready);
    }

    private static JsonAnswer<HealthBody> Answer(HealthBody body, bool ready) => new(
        body, ApiJson.Web.HealthBody, ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
}
