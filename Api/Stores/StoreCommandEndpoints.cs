using Microsoft.AspNetCore.Http.HttpResults;
using OrderGrains.Api.Access;
using OrderGrains.Api.Hosting;
using OrderGrains.Api.Json;
using OrderGrains.Api.OpenApi;
using OrderGrains.Api.Orders;
using OrderGrains.Api.Problems;
using OrderGrains.Stores;
using StoreResults = Microsoft.AspNetCore.Http.HttpResults.Results<
    OrderGrains.Api.Json.JsonAnswer<OrderGrains.Api.Stores.StoreAnswerBody>, OrderGrains.Api.Problems.Problem>;

namespace OrderGrains.Api.Stores;

/// <summary>Running a store from day to day: pausing it, switching items, trying an order out.</summary>
internal static class StoreCommandEndpoints
{
    private const string DryRunId = "dry_run";

    public static void MapStoreCommands(this RouteGroupBuilder stores)
    {
        stores.MapPost("/{id}/pause", Pause).Describe(
            "Pause a store", "It takes no orders until then, and takes them again by itself.")
            .TakesBody<PauseBody>().Fails(404).ForStore("id");
        stores.MapPost("/{id}/resume", Resume).Describe("Resume a store", "It takes orders again.").Fails(404)
            .ForStore("id");
        stores.MapPost("/{id}/items/{itemId}/availability", SetAvailability).Describe(
            "Switch an item on or off", "Or snooze it: off until a time, then on by itself.")
            .TakesBody<AvailabilityBody>().Answers<StoreAnswerBody>(200).Fails(404, 412).ForStore("id");
        stores.MapPost("/{id}/evaluate", Evaluate).Describe(
            "Try an order out", "What the store would decide about it now. Nothing is placed or reserved.")
            .TakesBody<OrderBody>().Fails(404, 422).ForStore("id");
    }

    private static async Task<StoreResults> Pause(HttpContext http, GrainCalls grains, TimeProvider time, string id)
    {
        Parsed<PauseBody> body = await RequestBody.ReadAsync(http.Request, ApiJson.Web.PauseBody);
        if (body.Failed(out Problem? problem))
        {
            return problem;
        }

        if (body.Value!.Until is not { } until || until <= time.GetUtcNow())
        {
            return Problem.InvalidBody("/until", "must be a time later than now");
        }

        return await Change(grains, id, store => store.Pause(until));
    }

    private static Task<StoreResults> Resume(GrainCalls grains, string id) =>
        Change(grains, id, store => store.Pause(null));

    private static async Task<StoreResults> Change(
        GrainCalls grains, string id, Func<IStoreGrain, Task<StoreResult>> change) =>
        EntityId.IsValid(id)
            ? StoreAnswers.Of(await grains.Within(change(grains.Store(id))))
            : Problem.NotFound("store");

    private static async Task<StoreResults> SetAvailability(
        HttpContext http, GrainCalls grains, string id, string itemId)
    {
        Parsed<AvailabilityBody> body = await RequestBody.ReadAsync(http.Request, ApiJson.Web.AvailabilityBody);
        if (body.Failed(out Problem? problem))
        {
            return problem;
        }

        if (body.Value is { Available: null, SnoozedUntil: null })
        {
            return Problem.InvalidBody("/available", "must be true or false, unless snoozed_until is there");
        }

        return EntityId.IsValid(id)
            ? await ItemAvailability.SetAsync(grains, id, itemId, body.Value!)
            : Problem.NotFound("store");
    }

    private static async Task<Results<JsonAnswer<EvaluationBody>, Problem>> Evaluate(
        HttpContext http, GrainCalls grains, string id)
    {
        Parsed<OrderBody> body = await RequestBody.ReadAsync(http.Request, ApiJson.Web.OrderBody);
        if (body.Failed(out Problem? problem))
        {
            return problem;
        }

        var errors = new FieldErrors();
        OrderRules.Check(body.Value!, errors);
        if (body.Value!.StoreId is { } named && named != id)
        {
            errors.AddPointer("/store_id", "must be the store's");
        }

        if (errors.Any)
        {
            return Problem.Invalid(errors);
        }

        return EntityId.IsValid(id)
            ? Answer(await grains.Within(grains.Store(id).Evaluate(OrderMapping.ToAdmission(body.Value, DryRunId))))
            : Problem.NotFound("store");
    }

    private static Results<JsonAnswer<EvaluationBody>, Problem> Answer(Admission admission)
    {
        if (admission.Refusal is { } refusal)
        {
            return Problem.Of(refusal);
        }

        Decision admitted = admission.Acceptance == AcceptanceMode.Auto ? Decision.Accepted : Decision.Placed;
        var body = new EvaluationBody
        {
            Decision = admission.Rejection is null ? admitted : Decision.Rejected,
            Reason = admission.Rejection,
            Lines = admission.Lines,
            Total = admission.Total,
            Currency = admission.Currency,
            Acceptance = admission.Acceptance,
            AcceptWithinSeconds = StoreMapping.ToSeconds(admission.AcceptWithin),
            LeadTimeSeconds = (int)admission.LeadTime.TotalSeconds,
        };
        return new JsonAnswer<EvaluationBody>(body, ApiJson.Web.EvaluationBody);
    }
}
