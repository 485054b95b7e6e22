using Orleans.Runtime;

namespace OrderGrains.Runtime;

/// <summary>A grain interface. Immutable.</summary>
public sealed class GrainInterfaceInfo
{
    /// <summary>The interface.</summary>
    public required Type Type { get; init; }

    /// <summary>Its name on the wire, its alias.</summary>
    public required string Name { get; init; }

    /// <summary>Its methods, inherited ones included.</summary>
    public required IReadOnlyList<GrainMethod> Methods { get; init; }

    /// <summary>Makes a proxy.</summary>
    public required Func<ICallTransport, GrainId, GrainReference> CreateReference { get; init; }
}
