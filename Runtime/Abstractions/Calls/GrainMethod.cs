namespace OrderGrains.Runtime;

/// <summary>A method of a grain interface: its names and how its calls are scheduled. Immutable.</summary>
public sealed class GrainMethod
{
    private static int lastIndex;

    /// <summary>The interface's name on the wire, its alias.</summary>
    public required string InterfaceName { get; init; }

    /// <summary>The method's name on the wire, its alias.</summary>
    public required string MethodName { get; init; }

    /// <summary>Whether calls may interleave with calls of other methods that are read-only.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Whether calls may interleave with everything.</summary>
    public bool IsAlwaysInterleave { get; init; }

    /// <summary>Whether the caller does not wait.</summary>
    public bool IsOneWay { get; init; }

    /// <summary>Builds a call from its wire form; null for a method that is never called from another silo.</summary>
    public GrainCallReader? Reader { get; init; }

    /// <summary>The method's number in this process; small, so that it can index a table.</summary>
    internal int Index { get; } = Interlocked.Increment(ref lastIndex);

    /// <inheritdoc/>
    public override string ToString() => $"{InterfaceName}.{MethodName}";
}
