using Microsoft.AspNetCore.Http.HttpResults;
using OrderGrains.Api.Hosting;
using OrderGrains.Api.Json;
using OrderGrains.Api.OpenApi;
using OrderGrains.Api.Problems;
using OrderGrains.DeadLetters;

namespace OrderGrains.Api.DeadLetters;

/// <summary>Messages that were given up: <c>/v1/dead-letters</c>.</summary>
internal static class DeadLetterEndpoints
{
    private const int MostIdLength = 2048;
    private const string What = "dead letter";

    public static void MapDeadLetters(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder letters = app.MapResource("/v1/dead-letters", "Dead letters");
        letters.MapGet("", List).Describe("List parked messages", "Messages whose consumer gave up. No personal data.")
            .TakesQuery(PageRequest.Parameters);
        letters.MapGet("/{id}", Get).Describe("Get a parked message", "Who gave up, on what, and why.").Fails(404);
        letters.MapPost("/{id}/redrive", Redrive).Describe(
            "Try a parked message again", "At once. It stays parked when it fails again.").Fails(404);
        letters.MapDelete("/{id}", Discard).Describe("Discard a parked message", "For good.").Fails(404);
    }

    private static async Task<Results<JsonAnswer<DeadLetterListBody>, Problem>> List(
        HttpContext http, GrainCalls grains)
    {
        var errors = new FieldErrors();
        var reader = new QueryReader(http.Request.Query, errors);
        string? cursor = PageRequest.Cursor(reader);
        int limit = PageRequest.Limit(reader);
        if (errors.Any)
        {
            return Problem.Invalid(errors);
        }

        IReadOnlyList<DeadLetterView> letters = await grains.Within(grains.DeadLetters.List(cursor, limit));
        var page = new DeadLetterListBody
        {
            Data = letters,
            NextCursor = letters.Count == limit ? letters[^1].Id : null,
        };
        return new JsonAnswer<DeadLetterListBody>(page, ApiJson.Web.DeadLetterListBody);
    }

    private static async Task<Results<JsonAnswer<DeadLetterView>, Problem>> Get(GrainCalls grains, string id) =>
        IsId(id) && await grains.Within(grains.DeadLetter(id).Find(id)) is { } letter
            ? new JsonAnswer<DeadLetterView>(letter, ApiJson.Web.DeadLetterView)
            : Problem.NotFound(What);

    private static async Task<Results<JsonAnswer<RedriveBody>, Problem>> Redrive(GrainCalls grains, string id)
    {
        if (!IsId(id) || !await grains.Within(grains.DeadLetter(id).Redrive(id)))
        {
            return Problem.NotFound(What);
        }

        bool parked = await grains.Within(grains.DeadLetter(id).Find(id)) is not null;
        return new JsonAnswer<RedriveBody>(new RedriveBody { Id = id, Parked = parked }, ApiJson.Web.RedriveBody);
    }

    private static async Task<Results<NoContent, Problem>> Discard(GrainCalls grains, string id) =>
        IsId(id) && await grains.Within(grains.DeadLetter(id).Discard(id))
            ? TypedResults.NoContent()
            : Problem.NotFound(What);

    private static bool IsId(string id) => id.Length <= MostIdLength;
}
