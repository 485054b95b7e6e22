using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using OrderGrains.Api.Problems;
using OrderGrains.Money;

namespace OrderGrains.Api.Json;

/// <summary>
/// Walks a body beside the type that it should have and says everything that does not fit. Its depth is bounded by the
/// type's, its findings by <see cref="FieldErrors"/>.
/// </summary>
internal static class TypeErrors
{
    private const int MostNameLength = 64;

    public static void Collect(JsonElement element, JsonTypeInfo type, string pointer, FieldErrors errors)
    {
        if (element.ValueKind == JsonValueKind.Null && pointer.Length > 0)
        {
            return;
        }

        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object:
                CollectMembers(element, type, pointer, errors);
                break;
            case JsonTypeInfoKind.Enumerable:
                CollectElements(element, type, pointer, errors);
                break;
            default:
                CollectLeaf(element, type, pointer, errors);
                break;
        }
    }

    private static void CollectMembers(JsonElement element, JsonTypeInfo type, string pointer, FieldErrors errors)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            errors.AddPointer(pointer, "must be a JSON object");
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonProperty member in element.EnumerateObject())
        {
            if (!TryGetName(member, out string name))
            {
                errors.AddPointer(pointer, "has a member whose name is not valid Unicode");
                continue;
            }

            string path = $"{pointer}/{Escape(name)}";
            if (!seen.Add(name))
            {
                errors.AddPointer(path, "occurs more than once");
            }

            JsonPropertyInfo? property = type.Properties.FirstOrDefault(candidate => candidate.Name == name);
            if (property is not null)
            {
                Collect(member.Value, type.Options.GetTypeInfo(property.PropertyType), path, errors);
            }
        }
    }

    private static void CollectElements(JsonElement element, JsonTypeInfo type, string pointer, FieldErrors errors)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            errors.AddPointer(pointer, "must be a JSON array");
            return;
        }

        int index = 0;
        foreach (JsonElement item in element.EnumerateArray())
        {
            Collect(item, type.Options.GetTypeInfo(type.ElementType!), $"{pointer}/{index++}", errors);
        }
    }

    private static void CollectLeaf(JsonElement element, JsonTypeInfo type, string pointer, FieldErrors errors)
    {
        try
        {
            element.Deserialize(type);
        }
        catch (JsonException)
        {
            errors.AddPointer(pointer, Expected(Nullable.GetUnderlyingType(type.Type) ?? type.Type));
        }
    }

    private static string Expected(Type type)
    {
        if (type == typeof(string))
        {
            return "must be a string of valid Unicode";
        }

        if (type == typeof(bool))
        {
            return "must be true or false";
        }

        if (type == typeof(DateTimeOffset))
        {
            return "must be an ISO 8601 time with an offset, e.g. 2026-01-31T18:30:00Z";
        }

        return type.IsEnum || type == typeof(MinorUnits)
            ? ExpectedOf(type)
            : $"must be a whole number{(type == typeof(int) ? " of at most 32 bits" : "")}";
    }

    private static string ExpectedOf(Type type) => type.IsEnum
        ? "must be one of: "
            + string.Join(", ", Enum.GetNames(type).Select(JsonNamingPolicy.SnakeCaseLower.ConvertName))
        : "must be a whole number of minor units";

    private static bool TryGetName(JsonProperty member, out string name)
    {
        try
        {
            name = member.Name;
            return true;
        }
        catch (InvalidOperationException)
        {
            name = "";
            return false;
        }
    }

    private static string Escape(string name)
    {
        string start = name.Length <= MostNameLength ? name : name[..MostNameLength];
        return start.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
    }
}
