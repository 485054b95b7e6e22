using System.Reflection;
using Orleans.Runtime;
using OrderGrains.Orders;
using OrderGrains.Runtime;
using OrderGrains.Runtime.Codecs;
using OrderGrains.Stores;

namespace OrderGrains.Tests.Runtime;

/// <summary>Every method of every grain interface travels, with any arguments and results.</summary>
public sealed class ManifestTests
{
    private const int Seeds = 50;

    private static readonly IReadOnlyList<GrainInterfaceInfo> Interfaces =
        GrainManifestBuilder.Read(typeof(IOrderGrain).Assembly).Interfaces;

    public static TheoryData<string> Methods => [.. Interfaces.SelectMany(static item => item.Methods.Select(Name))];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Call_OfEveryMethod_TravelsWithItsArguments(string name)
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            GrainCall sent = Create(name, new MessageFactory(new Random(seed)));
            byte[] bytes = Arguments(sent);
            WireReader reader = new(bytes);
            GrainCall received = sent.Method.Reader!(sent.Target, ref reader);
            Assert.Equal(0, reader.Remaining);
            Assert.Equal(bytes, Arguments(received));
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Result_OfEveryMethod_TravelsBack(string name)
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            MessageFactory factory = new(new Random(seed));
            GrainCall call = Create(name, factory);
            byte[] bytes = Result(call, factory, isNull: false);
            WireReader reader = new(bytes);
            call.CompleteFrom(ref reader);
            Assert.True(call.IsCompleted);
            Assert.Equal(bytes, Result(call));
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Result_OfNull_StaysNull(string name)
    {
        GrainCall call = Create(name, new MessageFactory(new Random(1)));
        byte[] bytes = Result(call, new MessageFactory(new Random(1)), isNull: true);
        WireReader reader = new(bytes);
        call.CompleteFrom(ref reader);
        Assert.Equal(bytes, Result(call));
    }

    [Fact]
    public void Methods_OfAllClasses_AreFoundByTheirNames()
    {
        using TestHost host = new(static options => options.Assemblies.Add(typeof(StoreGrain).Assembly));
        Type[] implemented =
        [
            .. GrainManifestBuilder.Read(typeof(StoreGrain).Assembly).Classes
                .SelectMany(static item => item.Interfaces),
        ];
        Assert.NotEmpty(implemented);
        foreach (GrainMethod method in Interfaces.Where(item => implemented.Contains(item.Type))
            .SelectMany(static item => item.Methods))
        {
            (_, GrainMethod? found) =
                host.Runtime.FindRoute(GrainType.Create("order"), method.InterfaceName, method.MethodName);
            Assert.Equal(method.ToString(), found?.ToString());
        }
    }

    private static string Name(GrainMethod method) => method.ToString();

    private static GrainCall Create(string name, MessageFactory factory)
    {
        GrainInterfaceInfo info = Interfaces.First(item => item.Methods.Any(method => Name(method) == name));
        Capture capture = new();
        GrainReference proxy = info.CreateReference(capture, GrainId.Create("any", "t/1"));
        Type[] types = [.. info.Type.GetInterfaces(), info.Type];
        foreach (MethodInfo method in types.SelectMany(static type => type.GetMethods()))
        {
            object?[] arguments = [.. method.GetParameters().Select(parameter => Argument(factory, parameter))];
            method.Invoke(proxy, arguments);
            if (Name(capture.Last!.Method) == name)
            {
                return capture.Last;
            }
        }

        throw new InvalidOperationException($"{name} has no method.");
    }

    private static object? Argument(MessageFactory factory, ParameterInfo parameter)
    {
        Type? value = Nullable.GetUnderlyingType(parameter.ParameterType);
        return factory.Create(value ?? parameter.ParameterType);
    }

    private static byte[] Arguments(GrainCall call)
    {
        WireWriter writer = new();
        call.WriteArguments(writer);
        return writer.Written.ToArray();
    }

    private static byte[] Result(GrainCall call)
    {
        WireWriter writer = new();
        call.WriteResult(writer);
        return writer.Written.ToArray();
    }

    /// <summary>The bytes of some result, by the codec that the call itself has for it.</summary>
    private static byte[] Result(GrainCall call, MessageFactory factory, bool isNull)
    {
        FieldInfo? field = call.GetType().GetField("Result", BindingFlags.NonPublic | BindingFlags.Static);
        if (field is null)
        {
            return [];
        }

        Type type = field.FieldType.GetGenericArguments()[0];
        object? value = isNull && !type.IsValueType
            ? null
            : factory.Create(Nullable.GetUnderlyingType(type) ?? type);
        WireWriter writer = new();
        typeof(WireWriter).GetMethod(nameof(WireWriter.Element))!.MakeGenericMethod(type)
            .Invoke(writer, [field.GetValue(null), value]);
        return writer.Written.ToArray();
    }

    private sealed class Capture : ICallTransport
    {
        public GrainCall? Last { get; private set; }

        public void Send(GrainCall call) => Last = call;
    }
}
