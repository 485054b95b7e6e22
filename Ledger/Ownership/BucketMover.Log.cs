using Microsoft.Extensions.Logging;

namespace OrderGrains.Ledger;

internal sealed partial class BucketMover
{
    [LoggerMessage(40, LogLevel.Information, "Bucket {Bucket} is open, epoch {Epoch}")]
    private static partial void LogOpened(ILogger logger, int bucket, long epoch);

    [LoggerMessage(41, LogLevel.Information, "Bucket {Bucket} is closed to move, epoch {Epoch}")]
    private static partial void LogReleased(ILogger logger, int bucket, long epoch);

    [LoggerMessage(42, LogLevel.Warning, "Bucket {Bucket} is lost, epoch {Epoch}")]
    private static partial void LogLost(ILogger logger, int bucket, long epoch);

    [LoggerMessage(43, LogLevel.Warning, "Bucket {Bucket}: its grains did not end in time; it moves without them")]
    private static partial void LogReleaseLate(ILogger logger, int bucket, Exception failure);

    [LoggerMessage(44, LogLevel.Warning, "Bucket {Bucket} could not be opened or closed; it is tried again")]
    private static partial void LogMoveFailed(ILogger logger, int bucket, Exception failure);
}
