using Orleans.Runtime;

namespace OrderGrains.Runtime;

/// <summary>
/// The arguments or the result of a call are larger than what may travel between silos. Too large arguments were not
/// sent; a too large result means that the call was carried out.
/// </summary>
public sealed class MessageTooLargeException : OrleansException
{
    /// <summary>A message that is too large.</summary>
    public MessageTooLargeException()
    {
    }

    /// <summary>A message that is too large, and by how much.</summary>
    public MessageTooLargeException(string message)
        : base(message)
    {
    }

    /// <summary>A message that is too large, and by how much.</summary>
    public MessageTooLargeException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
