using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using OrderGrains.Json;
using OrderGrains.Ledger;
using OrderGrains.Notifications;
using OrderGrains.Orders;
using OrderGrains.Payments;
using OrderGrains.Stores;

namespace OrderGrains.Tests.Orders;

/// <summary>States and events as earlier versions wrote them still load, and say the same when written again.</summary>
public sealed class RecordedTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Orders", "Recorded");

    private static readonly Dictionary<string, JsonTypeInfo> Types = new()
    {
        ["order"] = OrderJson.Default.OrderState,
        ["order_event"] = OrderJson.Default.OrderEvent,
        ["store"] = StoreJson.Default.StoreState,
        ["store_capacity"] = StoreJson.Default.CapacityState,
        ["reservation"] = StoreJson.Default.Reservation,
        ["reservation_released"] = StoreJson.Default.ReservationReleased,
        ["store_event"] = StoreJson.Default.StoreEvent,
        ["payment"] = PaymentJson.Default.PaymentState,
        ["payment_event"] = PaymentJson.Default.PaymentEvent,
        ["provider_event"] = PaymentJson.Default.ProviderEvent,
        ["simulated_intent"] = PaymentJson.Default.SimulatedIntentState,
        ["fulfilment"] = PaymentJson.Default.FulfilmentState,
        ["fulfilment_event"] = PaymentJson.Default.FulfilmentEvent,
        ["order_step"] = PaymentJson.Default.OrderStep,
        ["notifications"] = NotificationJson.Default.NotificationState,
        ["templates"] = NotificationJson.Default.TemplateState,
        ["tenant_secret"] = AccessJson.Default.TenantSecretState,
        ["kitchen_key"] = AccessJson.Default.KitchenKeyState,
    };

    public static TheoryData<string> Files() =>
        [.. Directory.EnumerateFiles(Folder, "*.json").Select(path => Path.GetFileName(path)).Order()];

    [Fact]
    public void Folder_EveryType_HasARecording() =>
        Assert.Equal(
            Types.Keys.Order(),
            Directory.EnumerateFiles(Folder, "*.json")
                .Select(path => TypeOf(Path.GetFileName(path))).Distinct().Order());

    [Fact]
    public void Folder_EveryStoredState_HasARecording()
    {
        string[] stored =
        [
            .. typeof(OrderState).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(ICommitted)))
                .Select(type => type.Name).Order(),
        ];

        Assert.NotEmpty(stored);
        Assert.Empty(stored.Except(Types.Values.Select(type => type.Type.Name)));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Load_RecordedFile_KeepsEveryMember(string file)
    {
        string text = File.ReadAllText(Path.Combine(Folder, file));
        JsonTypeInfo type = Types[TypeOf(file)];

        object? loaded = JsonSerializer.Deserialize(text, type);

        using JsonDocument recorded = JsonDocument.Parse(text);
        using JsonDocument written = JsonDocument.Parse(JsonSerializer.Serialize(loaded, type));
        Assert.True(
            JsonElement.DeepEquals(recorded.RootElement, written.RootElement),
            $"{file} was read and written as {written.RootElement}");
    }

    [Fact]
    public void Load_CompletedOrder_FoldsToItsState()
    {
        string text = File.ReadAllText(Path.Combine(Folder, "order.v1.completed.json"));
        OrderState order = JsonSerializer.Deserialize(text, OrderJson.Default.OrderState)!;

        Assert.Equal((OrderStatus.Completed, 5L), (order.Status, order.Version));
        Assert.Equal("extra hot", order.View().Lines[0].Note);
        Assert.Equal(
            "Placed Accepted Preparing Ready Completed",
            string.Join(' ', order.ViewTimeline().Entries.Select(entry => entry.State)));
    }

    [Fact]
    public void Load_PartlyRefundedPayment_AsksNothingAndOwesTheRest()
    {
        string text = File.ReadAllText(Path.Combine(Folder, "payment.v1.partly_refunded.json"));
        PaymentState payment = JsonSerializer.Deserialize(text, PaymentJson.Default.PaymentState)!;

        Assert.Equal((PaymentStatus.PartiallyRefunded, 4L), (payment.Facts.Status, payment.Version));
        Assert.Equal((300, 500), (payment.Facts.Refunded.Value, payment.Facts.Refundable.Value));
        Assert.Null(PaymentRules.Next(payment.Facts));
        Assert.False(payment.TryHear("pi_ord_1_2"));
        Assert.Empty(payment.TakeParts(DateTimeOffset.UnixEpoch).Events);
    }

    [Fact]
    public void Load_OpenReservations_AddUpToTheStoredCounters()
    {
        string text = File.ReadAllText(Path.Combine(Folder, "store_capacity.v1.json"));
        CapacityState state = JsonSerializer.Deserialize(text, StoreJson.Default.CapacityState)!;

        Assert.Equal(7, new Capacity(state).OrdersIn(state.Windows[0].StartsAt));
        Assert.Equal(3, new Capacity(state).StockUsed("2026-03-01", "latte"));
    }

    private static string TypeOf(string file) => file.Split('.')[0];
}
