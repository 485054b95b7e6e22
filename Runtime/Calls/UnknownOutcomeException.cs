using Orleans.Runtime;

namespace OrderGrains.Runtime;

/// <summary>
/// The call may have been carried out, or not: its silo was lost, or did not answer in time. It was not sent again; who
/// repeats it needs a call that takes effect once.
/// </summary>
public sealed class UnknownOutcomeException : SiloUnavailableException
{
    /// <summary>An outcome that nobody knows.</summary>
    public UnknownOutcomeException()
    {
    }

    /// <summary>An outcome that nobody knows, and why.</summary>
    public UnknownOutcomeException(string message)
        : base(message)
    {
    }

    /// <summary>An outcome that nobody knows, and why.</summary>
    public UnknownOutcomeException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
