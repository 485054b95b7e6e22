using Microsoft.Extensions.Logging;

namespace OrderGrains.Ledger;

internal sealed partial class Bucket
{
    [LoggerMessage(60, LogLevel.Error, "Bucket {Bucket}: its {Loop} failed; it starts again")]
    private static partial void LogLoopFailed(ILogger logger, int bucket, string loop, Exception failure);
}
