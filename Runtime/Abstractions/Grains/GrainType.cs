namespace Orleans.Runtime;

/// <summary>Names a grain class for good, e.g. <c>order</c>. Safe to use from anywhere.</summary>
/// <param name="value">The name.</param>
public readonly struct GrainType(IdSpan value) : IEquatable<GrainType>
{
    /// <summary>The name.</summary>
    public IdSpan Value { get; } = value;

    /// <summary>True for the default value, which names no class.</summary>
    public bool IsDefault => Value.IsDefault;

    /// <summary>The grain type of the name.</summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static GrainType Create(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        return new GrainType(IdSpan.Create(value));
    }

    /// <inheritdoc/>
    public bool Equals(GrainType other) => Value.Equals(other.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GrainType other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();

    /// <summary>Compares the names.</summary>
    public static bool operator ==(GrainType left, GrainType right) => left.Equals(right);

    /// <summary>Compares the names.</summary>
    public static bool operator !=(GrainType left, GrainType right) => !left.Equals(right);
}
