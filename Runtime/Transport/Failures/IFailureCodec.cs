namespace OrderGrains.Runtime;

/// <summary>
/// Gives exception types a wire form that the runtime does not know. Register any number of them; called by any thread.
/// </summary>
public interface IFailureCodec
{
    /// <summary>The wire form of an exception; null when it is not one of this codec's.</summary>
    /// <param name="failure">The exception. Its cause is added by the caller.</param>
    CallFailure? Write(Exception failure);

    /// <summary>The exception of a wire form; null when it is not one of this codec's.</summary>
    /// <param name="failure">The wire form.</param>
    /// <param name="cause">The cause, read already; null: none.</param>
    Exception? Read(CallFailure failure, Exception? cause);
}
