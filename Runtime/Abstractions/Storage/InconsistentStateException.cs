using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>
/// The state in memory is not, or may not be, the stored one: the activation that sees it is dropped.
/// </summary>
public sealed class InconsistentStateException : OrleansException
{
    /// <summary>An inconsistency without details.</summary>
    public InconsistentStateException()
    {
    }

    /// <summary>An inconsistency with a message.</summary>
    public InconsistentStateException(string message)
        : base(message)
    {
    }

    /// <summary>An inconsistency with a message and its cause.</summary>
    public InconsistentStateException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An inconsistency between two versions.</summary>
    public InconsistentStateException(
        string errorMsg, string? storedEtag, string? currentEtag, Exception? storageException)
        : base(errorMsg, storageException)
    {
        StoredEtag = storedEtag;
        CurrentEtag = currentEtag;
    }

    /// <summary>An inconsistency between two versions.</summary>
    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag)
        : this(errorMsg, storedEtag, currentEtag, null)
    {
    }

    /// <summary>Whether the activation that the state belongs to is yet to take note.</summary>
    internal bool IsSourceActivation { get; set; } = true;

    /// <summary>The version in the store, if it is known.</summary>
    public string? StoredEtag { get; }

    /// <summary>The version in memory, if there is one.</summary>
    public string? CurrentEtag { get; }
}
