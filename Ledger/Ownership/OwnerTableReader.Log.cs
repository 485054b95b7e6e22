using Microsoft.Extensions.Logging;

namespace OrderGrains.Ledger;

internal sealed partial class OwnerTableReader
{
    [LoggerMessage(55, LogLevel.Warning, "The owner table could not be read; it is tried again")]
    private static partial void LogReadFailed(ILogger logger, Exception failure);
}
