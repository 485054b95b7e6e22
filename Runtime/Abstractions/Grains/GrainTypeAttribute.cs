namespace Orleans;

/// <summary>Names a grain class; without it the name is the class's in lower case, less a trailing "grain".</summary>
/// <param name="grainType">The name.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GrainTypeAttribute(string grainType) : Attribute
{
    /// <summary>The name.</summary>
    public string GrainType { get; } = grainType;
}
