using Microsoft.AspNetCore.Http.HttpResults;
using OrderGrains.Api.Access;
using OrderGrains.Api.Hosting;
using OrderGrains.Api.Json;
using OrderGrains.Api.OpenApi;
using OrderGrains.Api.Problems;
using OrderGrains.Payments;
using PaymentResults = Microsoft.AspNetCore.Http.HttpResults.Results<
    OrderGrains.Api.Json.JsonAnswer<OrderGrains.Payments.PaymentView>, OrderGrains.Api.Problems.Problem>;

namespace OrderGrains.Api.Payments;

/// <summary>Beginning, reading and listing payments: <c>/v1/payments</c>.</summary>
internal static class PaymentEndpoints
{
    public static void MapPayments(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder payments = app.MapResource("/v1/payments", "Payments");
        payments.MapPost("", Start).Describe(
            "Begin a payment",
            "Of an order that waits for one; the amount is the order's total. An order has one payment: a repeat is "
                + "200 with Idempotency-Replayed and the payment as it is now.")
            .TakesBody<PaymentBody>().Answers<PaymentView>(201).Fails(404, 409).ForCustomers("order");
        payments.MapGet("", List).Describe(
            "List payments",
            "Newest first. Walking all pages gives exactly the payments that had begun before the first page.")
            .TakesQuery(TimeListRequest.Parameters).ForStoresAndCustomers("payments");
        payments.MapGet("/{id}", Get).Describe("Get a payment", "Its state, its refunds, its timeline.").Fails(404)
            .ForStoresAndCustomers("order");
        payments.MapPaymentCommands();
        app.MapResource("/v1/orders", "Orders").MapGet("/{id}/payment", GetOfOrder).Describe(
            "Get an order's payment", "Its state, its refunds, its timeline.").Fails(404)
            .ForStoresAndCustomers("order");
    }

    private static async Task<PaymentResults> Start(HttpContext http, GrainCalls grains)
    {
        Parsed<PaymentBody> body = await RequestBody.ReadAsync(http.Request, ApiJson.Web.PaymentBody);
        if (body.Failed(out Problem? problem))
        {
            return problem;
        }

        var errors = new FieldErrors();
        errors.Id("/order_id", body.Value!.OrderId, required: true);
        if (errors.Any)
        {
            return Problem.Invalid(errors);
        }

        string orderId = body.Value.OrderId!;
        Caller caller = Caller.Of(http);
        return caller.IsAdmin || await OrderAccess.FindAsync(grains, caller, orderId) is not null
            ? PaymentAnswers.Started(await grains.Within(grains.Payment(orderId).Start()))
            : Problem.NotFound("order");
    }

    private static async Task<PaymentResults> Get(HttpContext http, GrainCalls grains, string id) =>
        PaymentAnswers.Of(
            PaymentId.OrderOf(id) is { } orderId ? await FindAsync(grains, Caller.Of(http), orderId) : null);

    private static async Task<PaymentResults> GetOfOrder(HttpContext http, GrainCalls grains, string id) =>
        PaymentAnswers.Of(await FindAsync(grains, Caller.Of(http), id));

    private static async Task<Results<JsonAnswer<PaymentListBody>, Problem>> List(HttpContext http, GrainCalls grains)
    {
        if (!TimeListRequest.TryCreate(http.Request.Query, out TimeQuery? query, out Problem? problem))
        {
            return problem!;
        }

        PaymentPage page = await grains.Within(grains.Payments.List(OwnLists.Narrow(Caller.Of(http), query!)));
        return page.CursorInvalid
            ? Problem.InvalidField("cursor", "is not a next_cursor that was answered before")
            : new JsonAnswer<PaymentListBody>(
                new PaymentListBody { Data = page.Payments, NextCursor = page.NextCursor },
                ApiJson.Web.PaymentListBody);
    }

    // The kitchen sees how a payment stands, not what it is paid with.
    private static async Task<PaymentView?> FindAsync(GrainCalls grains, Caller caller, string orderId) =>
        EntityId.IsValid(orderId) && await grains.Within(grains.Payment(orderId).Find()) is { } payment
            && caller.MaySee(payment)
            ? caller.Role == CallerRole.Store ? payment with { ClientSecret = null } : payment
            : null;
}
