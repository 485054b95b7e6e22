namespace Orleans.Runtime;

/// <summary>
/// The call was not carried out: the host is stopping or has stopped. The same call may succeed later.
/// </summary>
public sealed class SiloUnavailableException : OrleansException
{
    /// <summary>The host is not available.</summary>
    public SiloUnavailableException()
        : base("The silo is not available.")
    {
    }

    /// <summary>The host is not available.</summary>
    public SiloUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>The host is not available.</summary>
    public SiloUnavailableException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
