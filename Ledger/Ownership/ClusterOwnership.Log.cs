using Microsoft.Extensions.Logging;

namespace OrderGrains.Ledger;

internal sealed partial class ClusterOwnership
{
    [LoggerMessage(50, LogLevel.Warning, "Silo {Silo} has lost its place: its buckets are other silos'")]
    private static partial void LogExpelled(ILogger logger, string silo);

    [LoggerMessage(51, LogLevel.Warning, "Silo {Silo} could not renew its lease; it tries again")]
    private static partial void LogTurnFailed(ILogger logger, string silo, Exception failure);

    [LoggerMessage(52, LogLevel.Warning, "Silo {Silo} could not hand everything over in time; it leaves the rest")]
    private static partial void LogLeftLate(ILogger logger, string silo, Exception failure);

    [LoggerMessage(53, LogLevel.Warning, "Silo {Silo} renewed its lease {Late:F0} ms too late: what ended meanwhile "
        + "was not answered. The store is slow")]
    private static partial void LogRenewedLate(ILogger logger, string silo, double late);

    [LoggerMessage(54, LogLevel.Warning, "Silo {Silo} could not join; it tries again")]
    private static partial void LogJoinFailed(ILogger logger, string silo, Exception failure);
}
