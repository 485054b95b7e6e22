using Orleans.Runtime;

namespace OrderGrains.Runtime;

/// <summary>
/// The call was not carried out: too many requests wait for the grain already. The same call may succeed later.
/// </summary>
public sealed class GrainOverloadedException : OrleansException
{
    /// <summary>A grain is overloaded.</summary>
    public GrainOverloadedException()
    {
    }

    /// <summary>A grain is overloaded.</summary>
    public GrainOverloadedException(string message)
        : base(message)
    {
    }

    /// <summary>A grain is overloaded.</summary>
    public GrainOverloadedException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
