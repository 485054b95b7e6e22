using System.Buffers;
using System.Text.Json;

namespace OrderGrains.Api.Json;

/// <summary>One JSON writer per thread, so that a request allocates none. Rent and return on the same turn.</summary>
internal static class PooledWriter
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = ApiJson.Encoder,
        SkipValidation = true,
    };

    [ThreadStatic]
    private static Utf8JsonWriter? free;

    public static Utf8JsonWriter Rent(IBufferWriter<byte> target)
    {
        Utf8JsonWriter writer = free ?? new Utf8JsonWriter(target, Options);
        free = null;
        writer.Reset(target);
        return writer;
    }

    public static void Return(Utf8JsonWriter writer) => free = writer;
}
