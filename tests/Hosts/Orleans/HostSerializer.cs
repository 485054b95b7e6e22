using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using OrderGrains.Silo;

namespace OrderGrains.Tests.Contracts;

/// <summary>Microsoft Orleans' serializer, as a silo of the product has it.</summary>
internal static class HostSerializer
{
    public const string Host = "Orleans";

    private static readonly Serializer Serializer = new ServiceCollection()
        .AddSerializer().AddOwnTypes().AddLogging().BuildServiceProvider().GetRequiredService<Serializer>();

    public static byte[] Write(Type type, object message) => Serializer.SerializeToArray<object>(message);

    public static object Read(Type type, byte[] bytes) => Serializer.Deserialize<object>(bytes)!;
}
