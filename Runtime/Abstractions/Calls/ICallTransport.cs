namespace OrderGrains.Runtime;

/// <summary>Carries calls to grains, on this silo or another. Safe to call from anywhere.</summary>
public interface ICallTransport
{
    /// <summary>
    /// Sends a call on its way; the call completes itself when its grain has answered, or with the exception that kept
    /// it from being carried out. Never throws for the grain's or the transport's failures.
    /// </summary>
    void Send(GrainCall call);
}
