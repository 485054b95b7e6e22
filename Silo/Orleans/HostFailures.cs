using Orleans.Runtime;
using Orleans.Storage;

namespace OrderGrains.Silo;

/// <summary>Tells the host's outages, which pass, from bugs. Each host has its own.</summary>
public static class HostFailures
{
    /// <summary>True when the same call may succeed later: nothing is known to have been done.</summary>
    public static bool IsOutage(Exception failure) =>
        failure is InconsistentStateException or SiloUnavailableException or OrleansMessageRejectionException
            or LimitExceededException or GatewayTooBusyException;
}
