using Orleans.Runtime;

namespace OrderGrains.Runtime;

/// <summary>
/// A reference to a grain; the base of the proxies. Immutable to its users, safe to use from anywhere.
/// </summary>
public abstract class GrainReference : IAddressable, IEquatable<GrainReference>
{
    /// <summary>A reference that calls through the transport.</summary>
    protected GrainReference(ICallTransport transport, GrainId grainId)
    {
        Transport = transport;
        GrainId = grainId;
    }

    /// <summary>The grain's identity.</summary>
    public GrainId GrainId { get; }

    /// <summary>Carries the calls.</summary>
    public ICallTransport Transport { get; }

    /// <summary>What the transport remembers about the way to the grain; it may be out of date.</summary>
    public object? Route { get; set; }

    /// <inheritdoc/>
    public bool Equals(GrainReference? other) => other is not null && other.GrainId == GrainId;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GrainReference);

    /// <inheritdoc/>
    public override int GetHashCode() => GrainId.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => GrainId.ToString();
}
