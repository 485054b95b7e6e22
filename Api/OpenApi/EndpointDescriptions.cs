using OrderGrains.Api.Hosting;
using OrderGrains.Api.Problems;

namespace OrderGrains.Api.OpenApi;

/// <summary>
/// Says about endpoints what the documentation shows; what all of a resource share is said once on its group.
/// </summary>
internal static class EndpointDescriptions
{
    public static RouteGroupBuilder MapResource(this IEndpointRouteBuilder app, string prefix, string tag)
    {
        RouteGroupBuilder group = app.MapGroup(prefix).WithTags(tag).WithMetadata(BodyLimit.Usual);
        foreach (int status in (int[])[400, 401, 403, 503])
        {
            group.WithMetadata(FailureOf(status));
        }

        return group;
    }

    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder endpoint, string summary, string description) =>
        endpoint.WithSummary(summary).WithDescription(description);

    public static RouteHandlerBuilder TakesBody<T>(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new BodyNote(typeof(T), Required: true)).Fails(413, 415);

    public static RouteHandlerBuilder TakesOptionalBody<T>(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new BodyNote(typeof(T), Required: false)).Fails(413, 415);

    public static RouteHandlerBuilder TakesQuery(
        this RouteHandlerBuilder endpoint, IReadOnlyList<QueryParameter> parameters) =>
        endpoint.WithMetadata(new QueryNote(parameters));

    public static RouteHandlerBuilder TakesIdempotencyKey(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new HeaderNote(
            RequestHeaders.IdempotencyKeyName,
            "The client's key for this request: a repeat is answered with the first answer and Idempotency-Replayed.",
            "5f2b8a60-order-17"));

    public static RouteHandlerBuilder TakesIfMatch(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new HeaderNote(
            "If-Match", "The ETag that the caller has seen; refused with 412 when it has changed since.", "\"1\""));

    public static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder endpoint, int status) =>
        endpoint.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(T), ["application/json"]));

    public static RouteHandlerBuilder Fails(this RouteHandlerBuilder endpoint, params int[] statuses) =>
        endpoint.WithMetadata([.. statuses.Select(FailureOf)]);

    private static object FailureOf(int status) =>
        new ProducesResponseTypeMetadata(status, typeof(ProblemBody), [Problem.MediaType]);
}
