using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.Codecs;
using Orleans.Serialization.Serializers;
using Orleans.Serialization.WireProtocol;

namespace OrderGrains.Silo;

/// <summary>
/// Sends the nameless read-only lists that the compiler makes of collection expressions as the arrays that they are.
/// </summary>
internal sealed class SynthesizedListCodec(IServiceProvider services) : IGeneralizedCodec, IGeneralizedCopier
{
    private static readonly ConcurrentDictionary<Type, Func<object, Array>> Arrays = new();
    private static readonly MethodInfo Make = typeof(SynthesizedListCodec)
        .GetMethod(nameof(ToArray), BindingFlags.NonPublic | BindingFlags.Static)!;

    public bool IsSupportedType(Type type) =>
        type.IsGenericType && type.Name.StartsWith("<>z__ReadOnly", StringComparison.Ordinal);

    public void WriteField<TBufferWriter>(
        ref Writer<TBufferWriter> writer, uint fieldIdDelta, [AllowNull] Type expectedType,
        [AllowNull] object? value)
        where TBufferWriter : IBufferWriter<byte>
    {
        Array array = Convert(value!);
        services.GetRequiredService<ICodecProvider>().GetCodec(array.GetType())
            .WriteField(ref writer, fieldIdDelta, expectedType, array);
    }

    public object? ReadValue<TInput>(ref Reader<TInput> reader, Field field) =>
        throw new NotSupportedException("These lists are written as arrays.");

    public object? DeepCopy(object? input, CopyContext context) => context.DeepCopy(Convert(input!));

    private static Array Convert(object list) =>
        Arrays.GetOrAdd(
            list.GetType(),
            static type => Make.MakeGenericMethod(type.GetGenericArguments()[0])
                .CreateDelegate<Func<object, Array>>())(list);

    private static Array ToArray<T>(object list) => ((IEnumerable<T>)list).ToArray();
}
