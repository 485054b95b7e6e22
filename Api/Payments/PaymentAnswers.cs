using OrderGrains.Api.Json;
using OrderGrains.Api.Problems;
using OrderGrains.Payments;
using PaymentResults = Microsoft.AspNetCore.Http.HttpResults.Results<
    OrderGrains.Api.Json.JsonAnswer<OrderGrains.Payments.PaymentView>, OrderGrains.Api.Problems.Problem>;
using RefundResults = Microsoft.AspNetCore.Http.HttpResults.Results<
    OrderGrains.Api.Json.JsonAnswer<OrderGrains.Api.Payments.RefundAnswerBody>, OrderGrains.Api.Problems.Problem>;

namespace OrderGrains.Api.Payments;

/// <summary>Turns what a payment grain answers into what a client is answered.</summary>
internal static class PaymentAnswers
{
    private const string What = "payment";

    public static PaymentResults Of(PaymentView? payment) =>
        payment is null ? Problem.NotFound(What) : Answer(payment, StatusCodes.Status200OK);

    /// <summary>The answer to beginning a payment: 201; there is one, and a repeat is 200.</summary>
    public static PaymentResults Started(PaymentResult result)
    {
        if (result.Payment is not { } payment)
        {
            return Problem.Of(RefusalOf(result));
        }

        return new JsonAnswer<PaymentView>(
            payment,
            ApiJson.Web.PaymentView,
            result.Replayed ? StatusCodes.Status200OK : StatusCodes.Status201Created)
        {
            Location = $"/v1/payments/{Uri.EscapeDataString(payment.Id)}",
            Version = payment.Version,
            Replayed = result.Replayed,
        };
    }

    public static RefundResults Refunded(PaymentResult result)
    {
        if (result.Payment is not { } payment)
        {
            return Problem.Of(RefusalOf(result));
        }

        RefundView refund = payment.Refunds.Single(each => each.Id == result.RefundId);
        var body = new RefundAnswerBody
        {
            Id = refund.Id,
            PaymentId = payment.Id,
            OrderId = payment.OrderId,
            Amount = refund.Amount,
            Currency = payment.Currency,
            State = refund.State,
            Note = refund.Note,
        };
        return new JsonAnswer<RefundAnswerBody>(body, ApiJson.Web.RefundAnswerBody, StatusCodes.Status201Created)
        {
            Replayed = result.Replayed,
        };
    }

    public static Refusal RefusalOf(PaymentResult result) => result.Refusal
        ?? throw new InvalidOperationException("The payment grain answered neither payment nor refusal.");

    private static JsonAnswer<PaymentView> Answer(PaymentView payment, int status) =>
        new(payment, ApiJson.Web.PaymentView, status) { Version = payment.Version };
}
