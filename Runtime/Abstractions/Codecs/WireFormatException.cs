namespace OrderGrains.Runtime.Codecs;

/// <summary>Bytes that are not a message's wire form.</summary>
public sealed class WireFormatException : FormatException
{
    /// <summary>Unreadable bytes.</summary>
    public WireFormatException()
    {
    }

    /// <summary>Unreadable bytes, and why.</summary>
    public WireFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Unreadable bytes, and why.</summary>
    public WireFormatException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
