using OrderGrains.Orders;
using OrderGrains.Runtime;
using OrderGrains.Runtime.Codecs;

namespace OrderGrains.Tests.Contracts;

/// <summary>The built-in host's codecs.</summary>
internal static class HostSerializer
{
    public const string Host = "BuiltIn";

    private static readonly Dictionary<Type, MessageCodec> Codecs =
        new[] { typeof(IOrderGrain).Assembly, typeof(OrderGrain).Assembly }
            .SelectMany(assembly => GrainManifestBuilder.Read(assembly).Codecs).ToDictionary(codec => codec.Type);

    public static byte[] Write(Type type, object message)
    {
        WireWriter writer = new();
        Codecs[type].WriteObject(writer, message);
        return writer.Written.ToArray();
    }

    public static object Read(Type type, byte[] bytes)
    {
        WireReader reader = new(bytes);
        return Codecs[type].ReadObject(ref reader);
    }
}
