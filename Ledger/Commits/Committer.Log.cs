using Microsoft.Extensions.Logging;

namespace OrderGrains.Ledger;

internal sealed partial class Committer
{
    [LoggerMessage(1, LogLevel.Error, "Bucket {Bucket}: a commit of {Writes} writes failed")]
    private static partial void LogCommitFailed(ILogger logger, int bucket, int writes, Exception failure);

    [LoggerMessage(2, LogLevel.Warning,
        "Bucket {Bucket}: commit attempt {Attempt} ended in {Code} (outcome unknown: {Unknown}); it is tried again")]
    private static partial void LogCommitTriedAgain(ILogger logger, int bucket, int attempt, bool unknown, string code);

    [LoggerMessage(3, LogLevel.Warning,
        "Bucket {Bucket}: the relay's watermark is not left behind; the next owner delivers some events again")]
    private static partial void LogWatermarkLeft(ILogger logger, int bucket, Exception failure);

    [LoggerMessage(4, LogLevel.Error, "Bucket {Bucket}: the commit loop failed; the bucket is lost")]
    private static partial void LogLoopFailed(ILogger logger, int bucket, Exception failure);
}
