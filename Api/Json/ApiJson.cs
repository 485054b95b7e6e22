using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using OrderGrains.Api.Access;
using OrderGrains.Api.Cluster;
using OrderGrains.Api.Compatibility;
using OrderGrains.Api.DeadLetters;
using OrderGrains.Api.Feeds;
using OrderGrains.Api.Fulfilments;
using OrderGrains.Api.Health;
using OrderGrains.Api.Orders;
using OrderGrains.Api.Payments;
using OrderGrains.Api.Problems;
using OrderGrains.Api.Stores;
using OrderGrains.Audit;
using OrderGrains.DeadLetters;
using OrderGrains.Fulfilments;
using OrderGrains.Notifications;
using OrderGrains.Orders;
using OrderGrains.Payments;
using OrderGrains.Status;
using OrderGrains.Stores;

namespace OrderGrains.Api.Json;

/// <summary>How every body of this API is read and written, without reflection.</summary>
[JsonSerializable(typeof(AccessBody))]
[JsonSerializable(typeof(CustomerTokenBody))]
[JsonSerializable(typeof(KitchenKeyBody))]
[JsonSerializable(typeof(OrderView))]
[JsonSerializable(typeof(OrderBody))]
[JsonSerializable(typeof(OrderCommandBody))]
[JsonSerializable(typeof(OrderListBody))]
[JsonSerializable(typeof(OrderBatchBody))]
[JsonSerializable(typeof(OrderIdsBody))]
[JsonSerializable(typeof(OrderBatchResults))]
[JsonSerializable(typeof(TimelineBody))]
[JsonSerializable(typeof(NotificationsBody))]
[JsonSerializable(typeof(StoreBody))]
[JsonSerializable(typeof(StoreListBody))]
[JsonSerializable(typeof(StoreAnswerBody))]
[JsonSerializable(typeof(StoreMenuBody))]
[JsonSerializable(typeof(StoreMenuListBody))]
[JsonSerializable(typeof(PauseBody))]
[JsonSerializable(typeof(AvailabilityBody))]
[JsonSerializable(typeof(EvaluationBody))]
[JsonSerializable(typeof(TemplateBody))]
[JsonSerializable(typeof(TemplateAnswerBody))]
[JsonSerializable(typeof(PaymentView))]
[JsonSerializable(typeof(PaymentBody))]
[JsonSerializable(typeof(PaymentListBody))]
[JsonSerializable(typeof(PaymentProviderBody))]
[JsonSerializable(typeof(RefundBody))]
[JsonSerializable(typeof(RefundAnswerBody))]
[JsonSerializable(typeof(ConfirmationBody))]
[JsonSerializable(typeof(FulfilmentView))]
[JsonSerializable(typeof(FulfilmentListBody))]
[JsonSerializable(typeof(FulfilmentCommandBody))]
[JsonSerializable(typeof(DeadLetterView))]
[JsonSerializable(typeof(DeadLetterListBody))]
[JsonSerializable(typeof(RedriveBody))]
[JsonSerializable(typeof(SeedRequest))]
[JsonSerializable(typeof(SeedOrderId))]
[JsonSerializable(typeof(CoffeeBody))]
[JsonSerializable(typeof(IReadOnlyList<CoffeeBody>))]
[JsonSerializable(typeof(CoffeeRecord))]
[JsonSerializable(typeof(IReadOnlyList<CoffeeRecord>))]
[JsonSerializable(typeof(CoffeeOrderBody))]
[JsonSerializable(typeof(CoffeePaymentBody))]
[JsonSerializable(typeof(CoffeeStatusBody))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(ClusterBody))]
[JsonSerializable(typeof(SiloStatus))]
[JsonSerializable(typeof(OrderPlace))]
[JsonSerializable(typeof(AuditBody))]
[JsonSerializable(typeof(AuditRequest))]
[JsonSerializable(typeof(AuditReport))]
[JsonSerializable(typeof(FeedEventBody))]
[JsonSerializable(typeof(HealthBody))]
[JsonSerializable(typeof(ProblemBody))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>The deepest nesting that a body may have.</summary>
    public const int MaxDepth = 32;

    /// <summary>Names and notes stay readable in every script; what HTML would take as its own is escaped.</summary>
    public static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);

    /// <summary>The context that the API uses.</summary>
    public static readonly ApiJson Web = new(Apply(new JsonSerializerOptions()));

    /// <summary>Sets what the API's JSON looks like.</summary>
    public static JsonSerializerOptions Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.AllowDuplicateProperties = false;
        options.MaxDepth = MaxDepth;
        options.Encoder = Encoder;
        options.Converters.Add(new TimestampConverter());
        options.Converters.Add(new EventTypeConverter());
        options.Converters.Add(new EventNameConverter<PaymentEventType>("payment"));
        options.Converters.Add(new EventNameConverter<FulfilmentEventType>("fulfilment"));
        return options;
    }
}
