using System.Globalization;
using System.Text.Json;

namespace OrderGrains.Tests.Payments;

/// <summary>What an account at Stripe holds.</summary>
internal sealed class FakeStripeAccount
{
    private const string IntentsPath = "/v1/payment_intents";

    public List<FakeIntent> Intents { get; } = [];

    public List<FakeRefund> Refunds { get; } = [];

    /// <summary>What a new refund's status is.</summary>
    public string RefundStatus { get; set; } = "succeeded";

    public static string Error(string code) => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["error"] = new Dictionary<string, string> { ["code"] = code, ["message"] = "About kim@example.com." },
    });

    public (int Status, string Body) Read(string path, string? intentId)
    {
        if (path == "/v1/refunds")
        {
            return (200, JsonSerializer.Serialize(new Dictionary<string, object>
            {
                ["object"] = "list",
                ["data"] = Refunds.Where(refund => refund.Intent == intentId).Select(refund => refund.ToJson()),
            }));
        }

        return Find(path) is { } intent ? (200, intent.Json) : (404, Error("resource_missing"));
    }

    public (int Status, string Body) Write(string path, Dictionary<string, string> form)
    {
        if (path == IntentsPath)
        {
            Intents.Add(new FakeIntent { Id = $"pi_{Intents.Count + 1}", Form = form });
            return (200, Intents[^1].Json);
        }

        return path == "/v1/refunds" ? Refund(form)
            : Find(path) is not { } intent ? (404, Error("resource_missing"))
            : Change(intent, path[(path.LastIndexOf('/') + 1)..]);
    }

    private static (int Status, string Body) Change(FakeIntent intent, string verb)
    {
        bool mayBeDone = verb == "capture"
            ? intent.Status == "requires_capture" && !intent.RefusesCapture
            : intent.Status is "requires_payment_method" or "requires_capture";
        if (!mayBeDone)
        {
            return (400, Error(
                intent.RefusesCapture ? "charge_expired_for_capture" : "payment_intent_unexpected_state"));
        }

        intent.Status = verb == "capture" ? "succeeded" : "canceled";
        return (200, intent.Json);
    }

    private (int Status, string Body) Refund(Dictionary<string, string> form)
    {
        FakeIntent? intent = Intents.Find(each => each.Id == form["payment_intent"]);
        long amount = long.Parse(form["amount"], CultureInfo.InvariantCulture);
        long before = Refunds.Where(refund => refund.Intent == intent?.Id && refund.Status != "failed")
            .Sum(refund => refund.Amount);
        if (intent?.Status != "succeeded" || before + amount > intent.Amount)
        {
            return (400, Error("charge_already_refunded"));
        }

        Refunds.Add(new FakeRefund
        {
            Id = $"re_{Refunds.Count + 1}",
            Intent = intent.Id,
            Amount = amount,
            Currency = intent.Form["currency"],
            Status = RefundStatus,
            Metadata = MetadataOf(form),
        });
        return (200, JsonSerializer.Serialize(Refunds[^1].ToJson()));
    }

    private FakeIntent? Find(string path) => Intents.Find(
        intent => path.Split('/') is [_, _, "payment_intents", { } id, ..] && id == intent.Id);

    private static Dictionary<string, string> MetadataOf(Dictionary<string, string> form) => form
        .Where(field => field.Key.StartsWith("metadata[", StringComparison.Ordinal))
        .ToDictionary(field => field.Key["metadata[".Length..^1], field => field.Value);

    internal sealed class FakeIntent
    {
        public required string Id { get; init; }

        public required Dictionary<string, string> Form { get; init; }

        public string Status { get; set; } = "requires_payment_method";

        public bool RefusesCapture { get; set; }

        public long Amount => long.Parse(Form["amount"], CultureInfo.InvariantCulture);

        public string Json => JsonSerializer.Serialize(new Dictionary<string, object?>
        {
            ["id"] = Id,
            ["object"] = "payment_intent",
            ["amount"] = Amount,
            ["amount_received"] = Status == "succeeded" ? Amount : 0,
            ["currency"] = Form["currency"],
            ["status"] = Status,
            ["client_secret"] = $"{Id}_secret",
            ["last_payment_error"] = null,
            ["metadata"] = MetadataOf(Form),
        });
    }

    internal sealed class FakeRefund
    {
        public required string Id { get; init; }

        public required string Intent { get; init; }

        public required long Amount { get; init; }

        public required string Currency { get; init; }

        public required string Status { get; set; }

        public Dictionary<string, string> Metadata { get; init; } = [];

        public Dictionary<string, object?> ToJson() => new()
        {
            ["id"] = Id,
            ["object"] = "refund",
            ["amount"] = Amount,
            ["currency"] = Currency,
            ["payment_intent"] = Intent,
            ["status"] = Status,
            ["failure_reason"] = Status == "failed" ? "expired_or_canceled_card" : null,
            ["metadata"] = Metadata,
        };
    }
}
