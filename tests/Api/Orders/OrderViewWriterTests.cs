using System.Buffers;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using OrderGrains.Api.Json;
using OrderGrains.Api.Orders;
using OrderGrains.Fulfilments;
using OrderGrains.Money;
using OrderGrains.Orders;
using OrderGrains.Payments;

namespace OrderGrains.Tests.Orders;

public sealed class OrderViewWriterTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, 123, 456, TimeSpan.FromHours(1));

    private static readonly OrderView Full = new()
    {
        Id = "ord_1",
        Version = 3,
        State = OrderStatus.Rejected,
        Reason = new OrderReason { Code = ReasonCode.ItemUnavailable, Note = "no <b>cake</b> & no 🥐" },
        AllowedTransitions = [OrderStatus.Preparing, OrderStatus.Cancelled],
        StoreId = "store \"1\"",
        Channel = "direct",
        ExternalOrderId = "日本",
        DisplayNumber = "007",
        Lines =
        [
            new OrderLine
            {
                ItemId = "cake", Plu = "P1", Name = "Käse+kuchen", Quantity = 2, UnitPrice = new MinorUnits(-350),
                Modifiers =
                [
                    new OrderModifier { ModifierId = "m", Name = "Größe", Quantity = 1, UnitPrice = new MinorUnits(5) },
                ],
                Total = new MinorUnits(710), Note = "line\nbreak",
            },
            new OrderLine
            {
                ItemId = "tea", Name = "", Quantity = 1, UnitPrice = MinorUnits.Zero, Total = MinorUnits.Zero,
            },
        ],
        Total = new MinorUnits(long.MaxValue),
        Currency = "EUR",
        Customer = new CustomerDetails
        {
            Id = "c", Name = "n", Email = "a+b@example.org", Phone = "+49", Address = "a\tb", Locale = "de",
        },
        Note = "'quoted' \\ \u2028",
        PlacedAt = Noon,
        UpdatedAt = Noon.ToUniversalTime().AddTicks(1),
        AcceptDeadline = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero),
        ReadyAt = Noon.AddHours(1),
        FireAt = Noon.AddHours(2),
        StoreName = "Café",
        PaymentState = PaymentStatus.PartiallyRefunded,
        FulfilmentState = FulfilmentStatus.InProgress,
        PayBy = Noon.AddMinutes(15),
        Capture = CaptureMode.AtAcceptance,
    };

    [Fact]
    public void Write_EveryMember_IsWhatTheSerializerWrites()
    {
        AssertComplete(Full, Full.Reason!, Full.Customer, Full.Lines[0], Full.Lines[0].Modifiers[0]);
        AssertSame(Full);
    }

    [Fact]
    public void Write_OnlyWhatMustBeThere_IsWhatTheSerializerWrites() => AssertSame(Full with
    {
        Reason = null,
        AllowedTransitions = [],
        ExternalOrderId = null,
        Lines = [],
        Customer = new CustomerDetails(),
        Note = null,
        AcceptDeadline = null,
        ReadyAt = null,
        FireAt = null,
        StoreName = "",
        PaymentState = PaymentStatus.None,
        FulfilmentState = FulfilmentStatus.Pending,
        PayBy = null,
        Capture = null,
    });

    [Fact]
    public void Write_NeitherPaymentNorTicket_SaysNothingOfThem()
    {
        string text = Json(
            Full with
            {
                PaymentState = PaymentStatus.None,
                FulfilmentState = FulfilmentStatus.Pending,
                PayBy = null,
                Capture = null,
            },
            OrderViewWriter.TypeInfo);
        Assert.EndsWith("\"store_name\":\"Café\"}", text);
    }

    [Fact]
    public void Write_EveryNameOfAnEnumeration_IsWhatTheSerializerWrites()
    {
        Assert.All(Enum.GetValues<OrderStatus>(), state => AssertSame(Full with { State = state }));
        Assert.All(Enum.GetValues<ReasonCode>(), code => AssertSame(
            Full with { Reason = new OrderReason { Code = code } }));
        Assert.All(Enum.GetValues<PaymentStatus>(), state => AssertSame(Full with { PaymentState = state }));
        Assert.All(Enum.GetValues<FulfilmentStatus>(), state => AssertSame(Full with { FulfilmentState = state }));
        Assert.All(Enum.GetValues<CaptureMode>(), capture => AssertSame(Full with { Capture = capture }));
    }

    private static void AssertSame(OrderView order) =>
        Assert.Equal(Json(order, ApiJson.Web.OrderView), Json(order, OrderViewWriter.TypeInfo));

    // A member that is added to a view has to be added above, and then to the writer.
    private static void AssertComplete(params object[] parts) => Assert.All(parts, part => Assert.All(
        part.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance),
        property => Assert.NotNull(property.GetValue(part))));

    private static string Json(OrderView order, JsonTypeInfo<OrderView> type)
    {
        var bytes = new ArrayBufferWriter<byte>();
        Utf8JsonWriter writer = PooledWriter.Rent(bytes);
        JsonSerializer.Serialize(writer, order, type);
        writer.Flush();
        PooledWriter.Return(writer);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
