using System.Text;

namespace OrderGrains.Tests.Cluster;

/// <summary>A span as it was exported; ids in hexadecimal.</summary>
public sealed record ExportedSpan(string TraceId, string Id, string ParentId, string Name)
{
    private const int TraceIdField = 1;
    private const int IdField = 2;
    private const int ParentIdField = 4;
    private const int NameField = 5;

    /// <summary>Reads a span of opentelemetry.proto.trace.v1.</summary>
    public static ExportedSpan Read(ReadOnlyMemory<byte> span) => new(
        Hex(span, TraceIdField), Hex(span, IdField), Hex(span, ParentIdField),
        Encoding.UTF8.GetString(Value(span, NameField)));

    private static string Hex(ReadOnlyMemory<byte> span, int field) => Convert.ToHexStringLower(Value(span, field));

    private static ReadOnlySpan<byte> Value(ReadOnlyMemory<byte> span, int field) =>
        ProtobufMessage.Values(span, field).LastOrDefault().Span;
}
