using OrderGrains.Api.Access;
using OrderGrains.Api.Hosting;
using OrderGrains.Api.Json;
using OrderGrains.Api.OpenApi;
using OrderGrains.Api.Orders;
using OrderGrains.Api.Problems;
using OrderGrains.Money;
using OrderGrains.Payments;
using PaymentResults = Microsoft.AspNetCore.Http.HttpResults.Results<
    OrderGrains.Api.Json.JsonAnswer<OrderGrains.Payments.PaymentView>, OrderGrains.Api.Problems.Problem>;
using RefundResults = Microsoft.AspNetCore.Http.HttpResults.Results<
    OrderGrains.Api.Json.JsonAnswer<OrderGrains.Api.Payments.RefundAnswerBody>, OrderGrains.Api.Problems.Problem>;

namespace OrderGrains.Api.Payments;

/// <summary>Paying at the simulated provider, and giving money back.</summary>
internal static class PaymentCommandEndpoints
{
    private const string What = "payment";
    private const string Simulated = "simulated";
    private const int MostNote = 500;

    public static void MapPaymentCommands(this RouteGroupBuilder payments)
    {
        payments.MapPost("/{id}/refunds", Refund).Describe(
            "Refund a payment",
            "All that is left, or a part; never more than was captured. Send an Idempotency-Key to make retries safe.")
            .TakesOptionalBody<RefundBody>().TakesIdempotencyKey().Answers<RefundAnswerBody>(201).Fails(404, 409, 422);
        payments.MapPost("/{id}/confirm", Confirm).Describe(
            "Pay at the simulated provider",
            "As a customer's browser would at a real one. The payment follows when the provider reports, as the body "
                + "says: late, more than once, or in the wrong order.")
            .TakesBody<ConfirmationBody>().Fails(404, 409).ForCustomers("order");
    }

    private static async Task<RefundResults> Refund(HttpContext http, GrainCalls grains, string id)
    {
        Parsed<RefundBody> body = await RequestBody.ReadOptionalAsync(http.Request, ApiJson.Web.RefundBody);
        if (body.Failed(out Problem? problem))
        {
            return problem;
        }

        var errors = new FieldErrors();
        string? key = RequestHeaders.IdempotencyKey(http.Request, errors);
        errors.Range("/amount", body.Value?.Amount, 1, OrderRules.MostAmount);
        errors.Lines("/note", body.Value?.Note, MostNote);
        if (errors.Any)
        {
            return Problem.Invalid(errors);
        }

        var command = new RequestRefund
        {
            Amount = body.Value?.Amount is { } amount ? new MinorUnits(amount) : null,
            Note = body.Value?.Note,
            IdempotencyKey = key,
        };
        return OrderOf(id) is { } orderId
            ? PaymentAnswers.Refunded(await grains.Within(grains.Payment(orderId).Refund(command)))
            : Problem.NotFound(What);
    }

    private static async Task<PaymentResults> Confirm(HttpContext http, GrainCalls grains, string id)
    {
        Parsed<ConfirmationBody> body = await RequestBody.ReadAsync(http.Request, ApiJson.Web.ConfirmationBody);
        if (body.Failed(out Problem? problem))
        {
            return problem;
        }

        var errors = new FieldErrors();
        if (ConfirmationRules.Read(body.Value!, errors) is not { } card)
        {
            return Problem.Invalid(errors);
        }

        if (OrderOf(id) is not { } orderId
            || await grains.Within(grains.Payment(orderId).Find()) is not { Provider: Simulated } payment
            || !Caller.Of(http).MaySee(payment))
        {
            return Problem.NotFound(What);
        }

        return await grains.Within(grains.SimulatedIntent(orderId).Pay(card))
            ? PaymentAnswers.Of(await grains.Within(grains.Payment(orderId).Find()))
            : new Problem(ProblemKind.InvalidTransition, "There is nothing to pay.") { Version = payment.Version };
    }

    private static string? OrderOf(string id) =>
        PaymentId.OrderOf(id) is { } orderId && EntityId.IsValid(orderId) ? orderId : null;
}
