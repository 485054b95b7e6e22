namespace OrderGrains.Api.Web;

/// <summary>The pages cannot be served; the message says why, in sentences for whoever opens one.</summary>
public sealed class WebException : Exception
{
    /// <summary>A failure without words.</summary>
    public WebException()
    {
    }

    /// <summary>A failure, said in sentences.</summary>
    public WebException(string message) : base(message)
    {
    }

    /// <summary>A failure, said in sentences, with its cause.</summary>
    public WebException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
