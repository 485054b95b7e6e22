namespace OrderGrains.Silo;

internal sealed partial class LedgerLifecycle
{
    [LoggerMessage(1, LogLevel.Information, "The silo has started on Microsoft Orleans")]
    private static partial void LogStarted(ILogger logger);

    [LoggerMessage(2, LogLevel.Information, "The silo has stopped; everything acknowledged is committed")]
    private static partial void LogStopped(ILogger logger);

    [LoggerMessage(12, LogLevel.Information, "All buckets are handed over")]
    private static partial void LogHandedOver(ILogger logger);
}
