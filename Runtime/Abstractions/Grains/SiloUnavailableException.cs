namespace Orleans.Runtime;

/// <summary>
/// The call was not carried out: the host is stopping or has stopped, or no silo took the call in time. The same call
/// may succeed later.
/// </summary>
public class SiloUnavailableException : OrleansException
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
