using Microsoft.Extensions.Logging;

namespace OrderGrains.Ledger;

internal static partial class OwnerListeners
{
    [LoggerMessage(56, LogLevel.Error, "Somebody who follows the owner table failed")]
    private static partial void LogListenerFailed(ILogger logger, Exception failure);
}
