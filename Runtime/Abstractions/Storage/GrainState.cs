namespace Orleans;

/// <summary>A state on its way to or from a storage.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public sealed class GrainState<T> : IGrainState<T>
{
    /// <summary>No value.</summary>
    public GrainState()
    {
    }

    /// <summary>A value that is not stored yet.</summary>
    public GrainState(T? state)
        : this(state, null)
    {
    }

    /// <summary>A value and its stored version.</summary>
    public GrainState(T? state, string? eTag)
    {
        State = state;
        ETag = eTag;
    }

    /// <inheritdoc/>
    public T? State { get; set; }

    /// <inheritdoc/>
    public string? ETag { get; set; }

    /// <inheritdoc/>
    public bool RecordExists { get; set; }
}
