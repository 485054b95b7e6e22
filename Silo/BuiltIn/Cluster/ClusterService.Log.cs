namespace OrderGrains.Silo;

internal sealed partial class ClusterService
{
    [LoggerMessage(10, LogLevel.Information, "Silo {Silo} has joined at {Address}")]
    private static partial void LogJoined(ILogger logger, string silo, string address);

    [LoggerMessage(11, LogLevel.Information, "The client follows the silos of its store")]
    private static partial void LogAttached(ILogger logger);

    [LoggerMessage(12, LogLevel.Information, "All buckets are handed over")]
    private static partial void LogHandedOver(ILogger logger);

    [LoggerMessage(13, LogLevel.Information, "The process has stopped; everything acknowledged is committed")]
    private static partial void LogStopped(ILogger logger);
}
