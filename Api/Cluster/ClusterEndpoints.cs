using Microsoft.AspNetCore.Http.HttpResults;
using OrderGrains.Api.Hosting;
using OrderGrains.Api.Json;
using OrderGrains.Api.OpenApi;
using OrderGrains.Api.Problems;
using OrderGrains.Status;

namespace OrderGrains.Api.Cluster;

/// <summary>Looks into the cluster: <c>/cluster</c>.</summary>
internal static class ClusterEndpoints
{
    public static void AddClusterView(this IServiceCollection services)
    {
        services.AddHttpClient<SiloClient>(static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services.AddTransient<ClusterReader>();
    }

    public static void MapCluster(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder cluster = app.MapResource("/cluster", "Cluster");
        cluster.MapGet("", Get).Describe(
            "The cluster", "Every silo with its load, and the sums. One that does not answer is not reachable.");
        cluster.MapGet("/orders/{id}", Find).Describe(
            "Where an order is", "Its silo, bucket, epoch, mailbox and version. Activates nothing.").Fails(404);
        cluster.MapPost("/audit", Audit).Describe(
            "Audit", "Walks all buckets and reports what breaks the rules of sequence, capacity and money. "
            + "Changes nothing; takes as long as reading everything does.");
        app.MapSilo();
    }

    private static async Task<JsonAnswer<ClusterBody>> Get(
        ClusterReader cluster, CancellationToken cancellationToken) =>
        new(await cluster.DescribeAsync(cancellationToken), ApiJson.Web.ClusterBody);

    private static async Task<Results<JsonAnswer<OrderPlace>, Problem>> Find(
        ClusterReader cluster, string id, CancellationToken cancellationToken) =>
        EntityId.IsValid(id)
            && await cluster.FindAsync(new EntityKey(GrainCalls.Tenant, id), cancellationToken) is { } place
            ? new JsonAnswer<OrderPlace>(place, ApiJson.Web.OrderPlace)
            : Problem.NotFound("order");

    private static async Task<JsonAnswer<AuditBody>> Audit(
        ClusterReader cluster, CancellationToken cancellationToken) =>
        new(await cluster.AuditAsync(cancellationToken), ApiJson.Web.AuditBody);
}
