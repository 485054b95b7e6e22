namespace OrderGrains.Runtime;

/// <summary>A grain class. Immutable.</summary>
public sealed class GrainClassInfo
{
    /// <summary>The class.</summary>
    public required Type Type { get; init; }

    /// <summary>Its name for good, e.g. <c>order</c>.</summary>
    public required string GrainTypeName { get; init; }

    /// <summary>The grain interfaces that it implements, inherited ones included.</summary>
    public required IReadOnlyList<Type> Interfaces { get; init; }

    /// <summary>Constructs a grain.</summary>
    public required Func<IGrainConstruction, object> Create { get; init; }

    /// <summary>Whether all requests interleave.</summary>
    public bool IsReentrant { get; init; }

    /// <summary>The most activations of one key: 0 for an ordinary grain, -1 for one per processor.</summary>
    public int MaxLocalWorkers { get; init; }

    /// <summary>The namespaces of the streams that it consumes.</summary>
    public IReadOnlyList<string> StreamNamespaces { get; init; } = [];
}
