using Orleans.Runtime;
using Orleans.Storage;

namespace OrderGrains.Silo;

/// <summary>Tells the host's outages, which pass, from bugs. Each host has its own.</summary>
public static class HostFailures
{
    private const string Addressee = "]->[";
    private const string Directory = "sys.svc.dir.";

    private static readonly string NeverSent = new SiloUnavailableException().Message;

    /// <summary>True when the same call may succeed later.</summary>
    public static bool IsOutage(Exception failure) =>
        failure is InconsistentStateException or SiloUnavailableException or OrleansMessageRejectionException
            or LimitExceededException or GatewayTooBusyException;

    /// <summary>True for an outage after which what was asked may have been done all the same.</summary>
    public static bool IsOutcomeUnknown(Exception failure) =>
        failure is SiloUnavailableException && !WasNeverSent(failure);

    /// <summary>
    /// True when nobody was called: Orleans had no silo to send the call to, and then says no more than that; or what
    /// has failed was its directory, which it asks before it activates a grain. A silo that went away with the call
    /// itself under way is named together with the grain.
    /// </summary>
    internal static bool WasNeverSent(Exception failure) =>
        failure is SiloUnavailableException && (failure.Message == NeverSent || IsOfDirectory(failure.Message));

    // As Orleans writes it: … Request [sender's silo, sender]->[silo, addressee] …
    private static bool IsOfDirectory(string message)
    {
        int silo = message.IndexOf(Addressee, StringComparison.Ordinal);
        int name = silo < 0 ? -1 : message.IndexOf(' ', silo);
        return name >= 0 && message.AsSpan(name + 1).StartsWith(Directory, StringComparison.Ordinal);
    }
}
