using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using OrderGrains.Api.Json;
using OrderGrains.Fulfilments;
using OrderGrains.Money;
using OrderGrains.Orders;
using OrderGrains.Payments;

namespace OrderGrains.Api.OpenApi;

/// <summary>Describes the types that are written by converters of our own.</summary>
internal static class SchemaNotes
{
    public static Task Apply(
        OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        Type type = context.JsonTypeInfo.Type;
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(MinorUnits))
        {
            schema.Type = JsonSchemaType.Integer;
            schema.Format = "int64";
            schema.Description ??= "A whole number of minor units (cents, yen, fils).";
        }
        else if (type == typeof(OrderEventType))
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = NodesOf(EventTypeConverter.All);
        }
        else if (type == typeof(PaymentEventType) || type == typeof(FulfilmentEventType))
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = NodesOf(type == typeof(PaymentEventType)
                ? EventNameConverter<PaymentEventType>.NamesOf("payment")
                : EventNameConverter<FulfilmentEventType>.NamesOf("fulfilment"));
        }
        else if (type == typeof(DateTimeOffset))
        {
            schema.Type = JsonSchemaType.String;
            schema.Format = "date-time";
        }

        return Task.CompletedTask;
    }

    private static List<JsonNode> NodesOf(IEnumerable<string> names) => [.. names.Select(name => (JsonNode)name)];
}
