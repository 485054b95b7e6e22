using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using OrderGrains.Ledger;

namespace OrderGrains.Silo;

/// <summary>States as readable JSON, by the source-generated contexts that the grains' project names.</summary>
public sealed class StateCodec(IEnumerable<JsonSerializerContext> registered) : IStateCodec
{
    private readonly JsonSerializerContext[] contexts = [.. registered];
    private readonly ConcurrentDictionary<Type, JsonTypeInfo> types = new();

    // One writer a thread: it holds buffers that every state would allocate anew.
    [ThreadStatic]
    private static Utf8JsonWriter? writer;

    /// <inheritdoc/>
    public void Write<TState>(IBufferWriter<byte> output, TState state)
    {
        writer ??= new Utf8JsonWriter(output);
        writer.Reset(output);
        JsonSerializer.Serialize(writer, state, Type<TState>());
        writer.Flush();
    }

    /// <inheritdoc/>
    public TState Read<TState>(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, Type<TState>())
            ?? throw new JsonException($"A {typeof(TState).Name} is null.");

    /// <summary>How a type is written, whichever context knows it.</summary>
    public JsonTypeInfo<T> Type<T>() => (JsonTypeInfo<T>)types.GetOrAdd(
        typeof(T), static (type, known) => Find(type, known), contexts);

    private static JsonTypeInfo Find(Type type, JsonSerializerContext[] contexts) =>
        contexts.Select(context => context.GetTypeInfo(type)).FirstOrDefault(found => found is not null)
        ?? throw new InvalidOperationException($"No JSON context knows {type}; add it to one in Grains.");
}
