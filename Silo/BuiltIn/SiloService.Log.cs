using Microsoft.Extensions.Logging;

namespace OrderGrains.Silo;

internal sealed partial class SiloService
{
    [LoggerMessage(1, LogLevel.Information, "The silo has started")]
    private static partial void LogStarted(ILogger logger);

    [LoggerMessage(2, LogLevel.Information, "The silo has stopped; everything acknowledged is committed")]
    private static partial void LogStopped(ILogger logger);
}
