using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using OrderGrains.Api.Json;
using OrderGrains.Money;
using OrderGrains.Orders;

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
            schema.Enum = [.. EventTypeConverter.All.Select(name => (System.Text.Json.Nodes.JsonNode)name)];
        }
        else if (type == typeof(DateTimeOffset))
        {
            schema.Type = JsonSchemaType.String;
            schema.Format = "date-time";
        }

        return Task.CompletedTask;
    }
}
