namespace Orleans.Runtime;

/// <summary>
/// A stream's identity: a namespace, which decides who consumes it, and a key. Safe to use from anywhere.
/// </summary>
public readonly struct StreamId : IEquatable<StreamId>
{
    private readonly string? streamNamespace;
    private readonly string key;

    private StreamId(string? streamNamespace, string key)
    {
        this.streamNamespace = streamNamespace;
        this.key = key;
    }

    /// <summary>The identity of a stream.</summary>
    public static StreamId Create(string? ns, string key) => new(ns, key);

    /// <summary>The namespace; null when it has none.</summary>
    public string? GetNamespace() => streamNamespace;

    /// <summary>The key.</summary>
    public string GetKeyAsString() => key;

    /// <inheritdoc/>
    public bool Equals(StreamId other) => key == other.key && streamNamespace == other.streamNamespace;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is StreamId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(streamNamespace, key);

    /// <inheritdoc/>
    public override string ToString() => $"{streamNamespace ?? "null"}/{key}";

    /// <summary>Compares namespace and key.</summary>
    public static bool operator ==(StreamId left, StreamId right) => left.Equals(right);

    /// <summary>Compares namespace and key.</summary>
    public static bool operator !=(StreamId left, StreamId right) => !left.Equals(right);
}
