using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using OrderGrains.Api.Json;
using OrderGrains.Fulfilments;
using OrderGrains.Orders;
using OrderGrains.Payments;

namespace OrderGrains.Api.Orders;

/// <summary>
/// Writes an order by hand, byte for byte as <see cref="ApiJson"/> does from the type: each answer to an order holds
/// one, and a serializer that has converters looks at every member anew. A test compares the two.
/// </summary>
internal sealed class OrderViewWriter : JsonConverter<OrderView>
{
    /// <summary>For answers; <see cref="ApiJson"/>'s own tells the API's document what an order looks like.</summary>
    public static readonly JsonTypeInfo<OrderView> TypeInfo =
        JsonMetadataServices.CreateValueInfo<OrderView>(ApiJson.Web.Options, new OrderViewWriter());

    private static readonly JsonEncodedText[] Statuses = Names<OrderStatus>();
    private static readonly JsonEncodedText[] ReasonCodes = Names<ReasonCode>();
    private static readonly JsonEncodedText[] PaymentStatuses = Names<PaymentStatus>();
    private static readonly JsonEncodedText[] FulfilmentStatuses = Names<FulfilmentStatus>();
    private static readonly JsonEncodedText[] CaptureModes = Names<CaptureMode>();

    public override OrderView Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Orders are answered, never read.");

    public override void Write(Utf8JsonWriter writer, OrderView value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, value.Id);
        writer.WriteNumber("version"u8, value.Version);
        writer.WriteString("state"u8, Statuses[(int)value.State]);
        WriteReason(writer, value.Reason);
        writer.WriteStartArray("allowed_transitions"u8);
        for (int at = 0; at < value.AllowedTransitions.Count; at++)
        {
            writer.WriteStringValue(Statuses[(int)value.AllowedTransitions[at]]);
        }

        writer.WriteEndArray();
        writer.WriteString("store_id"u8, value.StoreId);
        writer.WriteString("channel"u8, value.Channel);
        WriteText(writer, "external_order_id"u8, value.ExternalOrderId);
        writer.WriteString("display_number"u8, value.DisplayNumber);
        WriteLines(writer, value.Lines);
        writer.WriteNumber("total"u8, value.Total.Value);
        writer.WriteString("currency"u8, value.Currency);
        WriteCustomer(writer, value.Customer);
        WriteText(writer, "note"u8, value.Note);
        WriteTime(writer, "placed_at"u8, value.PlacedAt);
        WriteTime(writer, "updated_at"u8, value.UpdatedAt);
        WriteTime(writer, "accept_deadline"u8, value.AcceptDeadline);
        WriteTime(writer, "ready_at"u8, value.ReadyAt);
        WriteTime(writer, "fire_at"u8, value.FireAt);
        writer.WriteString("store_name"u8, value.StoreName);
        WriteSteps(writer, value);
        writer.WriteEndObject();
    }

    /// <summary>What few orders have: a payment, a ticket.</summary>
    private static void WriteSteps(Utf8JsonWriter writer, OrderView value)
    {
        if (value.PaymentState != PaymentStatus.None)
        {
            writer.WriteString("payment_state"u8, PaymentStatuses[(int)value.PaymentState]);
        }

        if (value.FulfilmentState != FulfilmentStatus.Pending)
        {
            writer.WriteString("fulfilment_state"u8, FulfilmentStatuses[(int)value.FulfilmentState]);
        }

        WriteTime(writer, "pay_by"u8, value.PayBy);
        if (value.Capture is { } capture)
        {
            writer.WriteString("capture"u8, CaptureModes[(int)capture]);
        }
    }

    private static void WriteReason(Utf8JsonWriter writer, OrderReason? reason)
    {
        if (reason is not null)
        {
            writer.WriteStartObject("reason"u8);
            writer.WriteString("code"u8, ReasonCodes[(int)reason.Code]);
            WriteText(writer, "note"u8, reason.Note);
            writer.WriteEndObject();
        }
    }

    private static void WriteLines(Utf8JsonWriter writer, IReadOnlyList<OrderLine> lines)
    {
        writer.WriteStartArray("lines"u8);
        for (int at = 0; at < lines.Count; at++)
        {
            OrderLine line = lines[at];
            writer.WriteStartObject();
            writer.WriteString("item_id"u8, line.ItemId);
            WriteText(writer, "plu"u8, line.Plu);
            writer.WriteString("name"u8, line.Name);
            writer.WriteNumber("quantity"u8, line.Quantity);
            writer.WriteNumber("unit_price"u8, line.UnitPrice.Value);
            WriteModifiers(writer, line.Modifiers);
            writer.WriteNumber("total"u8, line.Total.Value);
            WriteText(writer, "note"u8, line.Note);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteModifiers(Utf8JsonWriter writer, IReadOnlyList<OrderModifier> modifiers)
    {
        writer.WriteStartArray("modifiers"u8);
        for (int at = 0; at < modifiers.Count; at++)
        {
            OrderModifier modifier = modifiers[at];
            writer.WriteStartObject();
            writer.WriteString("modifier_id"u8, modifier.ModifierId);
            writer.WriteString("name"u8, modifier.Name);
            writer.WriteNumber("quantity"u8, modifier.Quantity);
            writer.WriteNumber("unit_price"u8, modifier.UnitPrice.Value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteCustomer(Utf8JsonWriter writer, CustomerDetails customer)
    {
        writer.WriteStartObject("customer"u8);
        WriteText(writer, "id"u8, customer.Id);
        WriteText(writer, "name"u8, customer.Name);
        WriteText(writer, "email"u8, customer.Email);
        WriteText(writer, "phone"u8, customer.Phone);
        WriteText(writer, "address"u8, customer.Address);
        WriteText(writer, "locale"u8, customer.Locale);
        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }

    private static void WriteTime(Utf8JsonWriter writer, ReadOnlySpan<byte> name, DateTimeOffset? time)
    {
        if (time is { } moment)
        {
            writer.WriteString(name, moment.UtcDateTime);
        }
    }

    /// <summary>The names of an enumeration whose values are 0, 1, 2 and so on.</summary>
    private static JsonEncodedText[] Names<TEnum>()
        where TEnum : struct, Enum =>
        [.. Enum.GetNames<TEnum>().Select(static name =>
            JsonEncodedText.Encode(JsonNamingPolicy.SnakeCaseLower.ConvertName(name)))];
}
