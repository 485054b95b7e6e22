using Orleans.Runtime;
using Orleans.Storage;

namespace OrderGrains.Silo;

/// <summary>Tells the host's outages, which pass, from bugs. Each host has its own.</summary>
public static class HostFailures
{
    private static readonly string NeverSent = new SiloUnavailableException().Message;

    /// <summary>True when the same call may succeed later.</summary>
    public static bool IsOutage(Exception failure) =>
        failure is InconsistentStateException or SiloUnavailableException or OrleansMessageRejectionException
            or LimitExceededException or GatewayTooBusyException;

    /// <summary>True for an outage after which what was asked may have been done all the same.</summary>
    public static bool IsOutcomeUnknown(Exception failure) =>
        failure is SiloUnavailableException && !WasNeverSent(failure);

    /// <summary>
    /// True when Orleans says no more than that there is no silo: it had none to send the call to. A silo that went
    /// away with the call under way is named.
    /// </summary>
    internal static bool WasNeverSent(Exception failure) =>
        failure is SiloUnavailableException && failure.Message == NeverSent;
}
