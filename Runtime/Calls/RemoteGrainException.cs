using Orleans.Runtime;

namespace OrderGrains.Runtime;

/// <summary>A grain on another silo has failed with an exception that has no wire form of its own.</summary>
public sealed class RemoteGrainException : OrleansException
{
    /// <summary>A failure elsewhere.</summary>
    public RemoteGrainException()
    {
    }

    /// <summary>A failure elsewhere.</summary>
    public RemoteGrainException(string message)
        : base(message)
    {
    }

    /// <summary>A failure elsewhere.</summary>
    public RemoteGrainException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>A failure elsewhere, by the name of its type.</summary>
    public RemoteGrainException(string typeName, string message)
        : base($"{typeName}: {message}") => TypeName = typeName;

    /// <summary>The full name of the exception's type on the other silo; empty when it is not known.</summary>
    public string TypeName { get; } = "";
}
