using Orleans.Runtime;
using OrderGrains.Runtime.Codecs;

namespace OrderGrains.Runtime;

/// <summary>
/// What the numbers mean that the other side gave to the methods of grain classes. Used by the receiving loop only.
/// </summary>
internal sealed class RouteTable(GrainRuntime runtime)
{
    /// <summary>The most methods that the other side may define.</summary>
    private const int Most = 4_096;

    private readonly List<Route> routes = [];

    /// <summary>Takes a definition.</summary>
    public void Define(uint number, ref WireReader reader)
    {
        if (number != routes.Count + 1 || number > Most)
        {
            throw new WireFormatException($"Method {number} is defined after {routes.Count} others.");
        }

        string interfaceName = reader.Text();
        string methodName = reader.Text();
        string typeName = reader.Text();
        GrainType type = new(IdSpan.Create(typeName));
        (GrainClass? found, GrainMethod? method) = runtime.FindRoute(type, interfaceName, methodName);
        routes.Add(new Route($"{typeName}: {interfaceName}.{methodName}", type, found, method));
    }

    /// <summary>The meaning of a number.</summary>
    public Route Find(ulong number) => number >= 1 && number <= (ulong)routes.Count
        ? routes[(int)number - 1]
        : throw new WireFormatException($"Method {number} was not defined.");

    /// <summary>A method of a grain class; what this silo does not have is null.</summary>
    public sealed record Route(string Name, GrainType Type, GrainClass? Class, GrainMethod? Method);
}
