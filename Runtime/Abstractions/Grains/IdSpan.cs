namespace Orleans.Runtime;

/// <summary>The text of an identity, compared ordinally. Safe to use from anywhere.</summary>
/// <param name="value">The text; null only in the default value.</param>
public readonly struct IdSpan(string? value) : IEquatable<IdSpan>
{
    private readonly string? value = value;

    /// <summary>True for the default value, which names nothing.</summary>
    public bool IsDefault => string.IsNullOrEmpty(value);

    /// <summary>An identity with the text.</summary>
    public static IdSpan Create(string id) => new(id);

    /// <inheritdoc/>
    public bool Equals(IdSpan other) => string.Equals(value, other.value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is IdSpan other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => value is null ? 0 : StringComparer.Ordinal.GetHashCode(value);

    /// <inheritdoc/>
    public override string ToString() => value ?? "";

    /// <summary>Compares the texts ordinally.</summary>
    public static bool operator ==(IdSpan left, IdSpan right) => left.Equals(right);

    /// <summary>Compares the texts ordinally.</summary>
    public static bool operator !=(IdSpan left, IdSpan right) => !left.Equals(right);
}
