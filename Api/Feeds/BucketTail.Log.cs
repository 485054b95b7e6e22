namespace OrderGrains.Api.Feeds;

internal sealed partial class BucketTail
{
    [LoggerMessage(LogLevel.Debug, "Bucket {Bucket} could not be followed, and is tried again: {Kind}: {Reason}")]
    private static partial void LogReadingFailed(ILogger logger, int bucket, string kind, string reason);
}
