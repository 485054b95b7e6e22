using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OrderGrains.Audit;

namespace OrderGrains.Status;

/// <summary>What a silo tells whoever looks into its cluster: <c>/silo/…</c>. Needs the admin key, if any.</summary>
public static class SiloEndpoints
{
    /// <summary>How this silo is.</summary>
    public const string StatusPath = "/silo/status";

    /// <summary>Where an order is; the tenant and the order's id follow.</summary>
    public const string OrdersPath = "/silo/orders";

    /// <summary>An audit of buckets.</summary>
    public const string AuditPath = "/silo/audit";

    /// <summary>Serves the endpoints. Needs <c>AddSiloStatus</c>.</summary>
    public static void MapSilo(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder silo = app.MapGroup("").WithTags("Cluster")
            .AddEndpointFilter<AdminKeyFilter>().AddEndpointFilter<FailureFilter>();
        silo.MapGet(StatusPath, Describe).WithSummary("This process")
            .WithDescription("How this one process is; /cluster asks every silo for it.").Produces<SiloStatus>();
        silo.MapGet(OrdersPath + "/{tenant}/{id}", FindAsync).WithSummary("An order in this process")
            .WithDescription("Where an order is in this one process; /cluster/orders asks the owner for it.")
            .Produces<OrderPlace>();
        silo.MapPost(AuditPath, AuditAsync).WithSummary("Audit of this process")
            .WithDescription("Walks the named buckets, or those of this process; /cluster/audit asks every silo.")
            .Accepts<AuditRequest>(isOptional: true, "application/json").Produces<AuditReport>();
    }

    private static IResult Describe([FromServices] ISiloStatus status) =>
        TypedResults.Json(status.Describe(), StatusJson.Default.SiloStatus);

    private static async Task<IResult> FindAsync(
        [FromServices] ISiloStatus status, string tenant, string id, CancellationToken cancellationToken) =>
        await status.FindAsync(new EntityKey(tenant, id), cancellationToken) is { } place
            ? TypedResults.Json(place, StatusJson.Default.OrderPlace)
            : TypedResults.StatusCode(StatusCodes.Status404NotFound);

    private static async Task<IResult> AuditAsync(
        HttpContext http, [FromServices] ISiloAudit audit, CancellationToken cancellationToken)
    {
        AuditRequest? request = http.Request.ContentLength is null or 0
            ? null
            : await JsonSerializer.DeserializeAsync(
                http.Request.Body, StatusJson.Default.AuditRequest, cancellationToken);
        AuditReport report = await audit.RunAsync(request?.Buckets, cancellationToken);
        return TypedResults.Json(report, StatusJson.Default.AuditReport);
    }
}
