using System.Collections.Concurrent;
using System.Collections.Frozen;
using Orleans.Runtime;

namespace OrderGrains.Runtime;

/// <summary>The grain classes and interfaces of the host. Read once at the start; safe to use from anywhere.</summary>
internal sealed class GrainCatalog
{
    private readonly FrozenDictionary<string, GrainClass> classes;
    private readonly FrozenDictionary<Type, GrainClass[]> implementations;
    private readonly FrozenDictionary<string, GrainType[]> consumers;
    private readonly FrozenDictionary<(string Interface, string Method), GrainMethod> methods;
    private readonly ConcurrentDictionary<Type, GrainInterfaceInfo> interfaces = new();

    public GrainCatalog(GrainRuntime runtime)
    {
        GrainClass[] all =
        [
            .. runtime.Options.Assemblies.Distinct()
                .SelectMany(static assembly => GrainManifestBuilder.Read(assembly).Classes)
                .Select(info => new GrainClass(runtime, info)),
        ];
        classes = all.ToFrozenDictionary(static item => item.Info.GrainTypeName, StringComparer.Ordinal);
        implementations = all
            .SelectMany(static item => item.Info.Interfaces, static (item, type) => (item, type))
            .GroupBy(static pair => pair.type, static pair => pair.item)
            .ToFrozenDictionary(static group => group.Key, static group => group.ToArray());
        consumers = all
            .SelectMany(static item => item.Info.StreamNamespaces, static (item, name) => (item.Type, name))
            .GroupBy(static pair => pair.name, static pair => pair.Type, StringComparer.Ordinal)
            .ToFrozenDictionary(
                static group => group.Key,
                static group => group.OrderBy(static type => type.ToString(), StringComparer.Ordinal).ToArray(),
                StringComparer.Ordinal);
        methods = all.SelectMany(static item => item.Info.Interfaces)
            .Distinct()
            .Select(FindInterface)
            .OfType<GrainInterfaceInfo>()
            .SelectMany(static item => item.Methods)
            .Append(StreamDelivery.Description)
            .DistinctBy(static method => (method.InterfaceName, method.MethodName))
            .ToFrozenDictionary(static method => (method.InterfaceName, method.MethodName));
        StreamItems = new StreamItems(
        [
            .. all.SelectMany(static item => item.Info.Interfaces.Append(item.Info.Type))
                .Select(static type => type.Assembly)
                .Distinct()
                .SelectMany(static assembly => GrainManifestBuilder.Read(assembly).Codecs),
        ]);
    }

    /// <summary>What streams may carry: the messages of the assemblies of grains and their interfaces.</summary>
    public StreamItems StreamItems { get; }

    /// <summary>All grain classes.</summary>
    public IReadOnlyList<GrainClass> Classes => classes.Values;

    /// <summary>The class with the name, or null.</summary>
    public GrainClass? Find(string grainType) => classes.GetValueOrDefault(grainType);

    /// <summary>The class that implements an interface.</summary>
    /// <exception cref="ArgumentException">None does, or several do and the prefix does not tell which.</exception>
    public GrainClass Implementation(Type grainInterface, string? classNamePrefix)
    {
        GrainClass[] all = implementations.GetValueOrDefault(grainInterface) ?? [];
        GrainClass[] named = classNamePrefix is null ? all : [.. all.Where(HasPrefix)];
        return named.Length == 1
            ? named[0]
            : throw new ArgumentException($"{named.Length} grain classes implement {grainInterface}; one must.");

        bool HasPrefix(GrainClass item) =>
            item.Info.Type.FullName!.StartsWith(classNamePrefix!, StringComparison.Ordinal);
    }

    /// <summary>The proxies of an interface.</summary>
    /// <exception cref="ArgumentException">The generator did not run on the interface.</exception>
    public GrainInterfaceInfo Interface(Type grainInterface) =>
        FindInterface(grainInterface)
            ?? throw new ArgumentException(
                $"{grainInterface} has no proxy: the generator did not run on its assembly.");

    /// <summary>A method by its names on the wire, or null.</summary>
    public GrainMethod? Method(string interfaceName, string methodName) =>
        methods.GetValueOrDefault((interfaceName, methodName));

    /// <summary>The classes that consume the streams of a namespace.</summary>
    public IReadOnlyList<GrainType> ConsumersOf(string streamNamespace) =>
        consumers.GetValueOrDefault(streamNamespace) ?? [];

    private GrainInterfaceInfo? FindInterface(Type grainInterface)
    {
        if (interfaces.TryGetValue(grainInterface, out GrainInterfaceInfo? known))
        {
            return known;
        }

        foreach (GrainInterfaceInfo info in GrainManifestBuilder.Read(grainInterface.Assembly).Interfaces)
        {
            interfaces.TryAdd(info.Type, info);
        }

        return interfaces.GetValueOrDefault(grainInterface);
    }
}
