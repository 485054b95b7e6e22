using OrderGrains.Api.Json;
using OrderGrains.Api.Orders;
using OrderGrains.Api.Problems;
using OrderGrains.Orders;

namespace OrderGrains.Api.Compatibility;

/// <summary>Reads the requests of order-middleware, whatever media type they claim.</summary>
internal static class SeedRequests
{
    private const string IdName = "orderid";
    private const string IdPointer = "/payload/orderid";

    /// <summary>Reads a create or an update; every error at once.</summary>
    public static async Task<Parsed<SeedPayload>> ReadAsync(HttpRequest request, string operation)
    {
        Parsed<SeedRequest> body =
            await RequestBody.ReadAnyAsync(request, ApiJson.Web.SeedRequest, QuotedJson.Parse);
        if (body.Failed(out Problem? problem))
        {
            return new Parsed<SeedPayload>(null, problem);
        }

        var errors = new FieldErrors();
        if (body.Value?.Operation is { } named && named != operation)
        {
            errors.AddPointer("/operation", $"must be {operation}, as the path says");
        }

        SeedPayload payload = body.Value?.Payload ?? new SeedPayload();
        errors.Id(IdPointer, payload.Orderid, required: true);
        if (payload.Status is null)
        {
            errors.AddPointer("/payload/status", "must be true or false");
        }

        if (payload.Customer is not null)
        {
            OrderRules.Check("/payload/customer", payload.Customer, errors);
        }

        return new Parsed<SeedPayload>(payload, errors.Any ? Problem.Invalid(errors) : null);
    }

    /// <summary>Reads the id from the query or, as the original had it, from a body.</summary>
    public static async Task<Parsed<SeedOrderId>> ReadIdAsync(HttpRequest request)
    {
        if (request.Query.TryGetValue(IdName, out var ids))
        {
            return ids.Count == 1 && EntityId.IsValid(ids.ToString())
                ? new Parsed<SeedOrderId>(new SeedOrderId { Orderid = ids }, null)
                : new Parsed<SeedOrderId>(null, Problem.InvalidField(IdName, EntityId.Rule));
        }

        Parsed<SeedOrderId> body =
            await RequestBody.ReadAnyAsync(request, ApiJson.Web.SeedOrderId, QuotedJson.Parse);
        if (body.Problem is not null)
        {
            return body;
        }

        return body.Value?.Orderid is { } id && EntityId.IsValid(id)
            ? body
            : new Parsed<SeedOrderId>(null, Problem.InvalidBody("/" + IdName, EntityId.Rule));
    }

    public static PlaceOrder ToCommand(SeedPayload payload, string? traceParent)
    {
        var content = new PlaceOrder
        {
            StoreId = OrderMapping.DefaultStore,
            Customer = OrderMapping.ToCustomer(payload.Customer),
            AcceptAtOnce = payload.Status!.Value,
            Fingerprint = "",
        };
        return content with { Fingerprint = Fingerprint.Of(content), TraceParent = traceParent };
    }
}
