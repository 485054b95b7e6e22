using Orleans.Runtime;

namespace OrderGrains.Runtime;

/// <summary>
/// The call was not carried out: its grain waits for the caller, so both would have waited for ever. A bug.
/// </summary>
public sealed class CallCycleException : OrleansException
{
    /// <summary>A cycle of calls.</summary>
    public CallCycleException()
    {
    }

    /// <summary>A cycle of calls; the message names its grains.</summary>
    public CallCycleException(string message)
        : base(message)
    {
    }

    /// <summary>A cycle of calls.</summary>
    public CallCycleException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
