namespace Orleans.Runtime;

/// <summary>The base of what the grain host throws.</summary>
public class OrleansException : Exception
{
    /// <summary>An unspecified failure.</summary>
    public OrleansException()
        : base("Unexpected error.")
    {
    }

    /// <summary>A failure with a message.</summary>
    public OrleansException(string message)
        : base(message)
    {
    }

    /// <summary>A failure with a message and its cause.</summary>
    public OrleansException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
