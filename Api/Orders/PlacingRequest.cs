using OrderGrains.Api.Access;
using OrderGrains.Api.Hosting;
using OrderGrains.Api.Json;
using OrderGrains.Api.Problems;
using OrderGrains.Orders;

namespace OrderGrains.Api.Orders;

/// <summary>A valid request to place an order: under which id, and what.</summary>
internal sealed record PlacingRequest(string Id, PlaceOrder Command)
{
    private const string Prefix = "ord_";

    /// <summary>Checks headers and body together, so that everything that is wrong is told at once.</summary>
    public static bool TryCreate(
        HttpContext http, OrderBody order, out PlacingRequest? request, out Problem? problem)
    {
        var errors = new FieldErrors();
        string? key = RequestHeaders.IdempotencyKey(http.Request, errors);
        return TryCreate(http, (order, key), errors, out request, out problem);
    }

    /// <summary>The same for an order whose key is known already.</summary>
    public static bool TryCreate(
        HttpContext http,
        (OrderBody Order, string? Key) item,
        FieldErrors errors,
        out PlacingRequest? request,
        out Problem? problem)
    {
        Caller caller = Caller.Of(http);
        OrderRules.Check(item.Order, errors);
        CustomerRules.Check(caller, item.Order, errors);
        problem = errors.Any ? Problem.Invalid(errors) : CustomerRules.Refuse(caller, item.Order.Customer);
        if (problem is not null)
        {
            request = null;
            return false;
        }

        PlaceOrder content = CustomerRules.Sign(caller, OrderMapping.ToCommand(item.Order));
        PlaceOrder command = content with
        {
            Fingerprint = Fingerprint.Of(content),
            IdempotencyKey = item.Key,
            TraceParent = RequestHeaders.TraceParent(http.Request),
        };
        request = new PlacingRequest(IdOf(http, item.Order.Id, item.Key), command);
        return true;
    }

    private static string IdOf(HttpContext http, string? id, string? key) =>
        id ?? (key is null
            ? http.RequestServices.GetRequiredService<OrderIds>().New(Prefix)
            : OrderIds.OfKey(Prefix, CustomerRules.KeySpace(Caller.Of(http)), key));
}
