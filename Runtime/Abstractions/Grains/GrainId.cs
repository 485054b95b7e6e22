namespace Orleans.Runtime;

/// <summary>A grain's identity: its class and its key. Text form: <c>type/key</c>. Safe to use from anywhere.</summary>
/// <param name="type">The class.</param>
/// <param name="key">The key within the class.</param>
public readonly struct GrainId(GrainType type, IdSpan key) : IEquatable<GrainId>
{
    /// <summary>The class.</summary>
    public GrainType Type { get; } = type;

    /// <summary>The key within the class.</summary>
    public IdSpan Key { get; } = key;

    /// <summary>True for the default value, which names no grain.</summary>
    public bool IsDefault => Type.IsDefault && Key.IsDefault;

    /// <summary>The identity of a grain.</summary>
    public static GrainId Create(string type, string key) => Create(GrainType.Create(type), key);

    /// <summary>The identity of a grain.</summary>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    public static GrainId Create(GrainType type, string key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        return new GrainId(type, IdSpan.Create(key));
    }

    /// <summary>The identity of a grain.</summary>
    public static GrainId Create(GrainType type, IdSpan key) => new(type, key);

    /// <summary>Reads the text form back.</summary>
    /// <exception cref="ArgumentException">The text is not of the form <c>type/key</c>.</exception>
    public static GrainId Parse(string value)
    {
        int slash = value.IndexOf('/', StringComparison.Ordinal);
        return slash > 0
            ? Create(value[..slash], value[(slash + 1)..])
            : throw new ArgumentException($"Unable to parse \"{value}\" as a grain id", nameof(value));
    }

    /// <inheritdoc/>
    public bool Equals(GrainId other) => Key.Equals(other.Key) && Type.Equals(other.Type);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GrainId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Type, Key);

    /// <inheritdoc/>
    public override string ToString() => $"{Type}/{Key}";

    /// <summary>Compares class and key.</summary>
    public static bool operator ==(GrainId left, GrainId right) => left.Equals(right);

    /// <summary>Compares class and key.</summary>
    public static bool operator !=(GrainId left, GrainId right) => !left.Equals(right);
}
