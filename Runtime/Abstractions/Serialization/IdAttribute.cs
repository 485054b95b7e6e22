namespace Orleans;

/// <summary>A member's number on the wire: never reused, never changed.</summary>
/// <param name="id">The number, unique within the type.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class IdAttribute(uint id) : Attribute
{
    /// <summary>The number, unique within the type.</summary>
    public uint Id { get; } = id;
}
