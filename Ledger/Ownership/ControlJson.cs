using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrderGrains.Ledger;

/// <summary>The control partition's row as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(SiloStateConverter)])]
[JsonSerializable(typeof(ClusterRow))]
internal sealed partial class ControlJson : JsonSerializerContext;

/// <summary>A silo's state as a word.</summary>
internal sealed class SiloStateConverter()
    : JsonStringEnumConverter<SiloState>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false);
