using System.Text.Json.Serialization.Metadata;

namespace OrderGrains.Api.Json;

/// <summary>Turns a body's bytes into a value.</summary>
internal delegate Parsed<T> BodyParser<T>(ReadOnlyMemory<byte> body, JsonTypeInfo<T> type)
    where T : class;
