namespace OrderGrains.Tests.Silos;

/// <summary>What a customer and a kitchen do to a paid order, step by step, and all that may come of it.</summary>
/// <param name="Name">What it is called; part of its orders' ids.</param>
/// <param name="Steps">The requests, each sent once the one before has had its effect.</param>
/// <param name="State">How the order ends.</param>
/// <param name="PaymentEvents">What happens to its payment, each once.</param>
/// <param name="OrderEvents">What happens to the order, each once.</param>
internal sealed record Saga(
    string Name,
    IReadOnlyList<SagaStep> Steps,
    string State,
    IReadOnlyList<string> PaymentEvents,
    IReadOnlyList<string> OrderEvents)
{
    private const string Twice = """ "simulate":{"deliveries":2} """;

    private static readonly SagaStep Begin = new("/v1/payments", """{"order_id":"ID"}""", "created");
    private static readonly SagaStep Confirm = new(
        "/v1/payments/pay_ID/confirm", $$$"""{"card":{"number":"4242424242424242"},{{{Twice}}}}""", "captured");

    /// <summary>One for each end that a paid order can come to.</summary>
    public static IReadOnlyList<Saga> All { get; } =
    [
        new(
            "completed",
            [
                Begin, Confirm, new("/v1/fulfilments/ful_ID/start", "{}", "captured"),
                new("/v1/fulfilments/ful_ID/complete", "{}", "captured"),
            ],
            "completed",
            ["payment.created", "payment.captured"],
            [
                "order.created", "order.placed", "order.accepted", "order.preparing", "order.ready", "order.completed",
            ]),
        new(
            "declined",
            [
                Begin,
                new(
                    "/v1/payments/pay_ID/confirm", $$$"""{"card":{"number":"4000000000000002"},{{{Twice}}}}""",
                    "failed"),
            ],
            "cancelled",
            ["payment.created", "payment.failed"],
            ["order.created", "order.cancelled"]),
        new(
            "rejected",
            [
                Begin, Confirm,
                new(
                    "/v1/fulfilments/ful_ID/reject", """{"reason":{"code":"item_unavailable"}}""", "refunded"),
            ],
            "cancelled",
            ["payment.created", "payment.captured", "refund.requested", "refund.succeeded"],
            ["order.created", "order.placed", "order.accepted", "order.cancelled"]),
        new(
            "cancelled",
            [Begin, Confirm, new("/v1/orders/ID/cancel", "{}", "refunded")],
            "cancelled",
            ["payment.created", "payment.captured", "refund.requested", "refund.succeeded"],
            ["order.created", "order.placed", "order.accepted", "order.cancelled"]),
    ];
}

/// <summary>A request, and the state that the payment is in once it has had its effect.</summary>
internal sealed record SagaStep(string Path, string Body, string Payment);
