namespace Orleans.Runtime;

/// <summary>Marks a constructor parameter as a persistent state of the grain.</summary>
/// <param name="stateName">The state's name within the grain.</param>
/// <param name="storageName">The name of the storage; null: <c>Default</c>.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class PersistentStateAttribute(string stateName, string? storageName = null) : Attribute
{
    /// <summary>The state's name within the grain.</summary>
    public string StateName { get; } = stateName;

    /// <summary>The name of the storage; null: <c>Default</c>.</summary>
    public string? StorageName { get; } = storageName;
}
