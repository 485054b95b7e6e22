using Orleans.Runtime;
using Orleans.Storage;

namespace OrderGrains.Silo;

/// <summary>Tells the host's outages, which pass, from bugs. Each host has its own.</summary>
public static class HostFailures
{
    /// <summary>True when the same call may succeed later.</summary>
    public static bool IsOutage(Exception failure) =>
        failure is InconsistentStateException or SiloUnavailableException or OrleansMessageRejectionException
            or LimitExceededException or GatewayTooBusyException;

    /// <summary>True for an outage after which what was asked may have been done all the same.</summary>
    public static bool IsOutcomeUnknown(Exception failure) => failure is SiloUnavailableException;
}
