using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrderGrains.Ledger;

/// <summary>How stores write a head: one line of readable JSON, the same bytes for the same head.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Head))]
internal sealed partial class HeadJson : JsonSerializerContext
{
    internal static byte[] Write(Head head) => JsonSerializer.SerializeToUtf8Bytes(head, Default.Head);

    internal static Head ReadHead(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, Default.Head) ?? throw new InvalidOperationException("A head row holds null.");
}
