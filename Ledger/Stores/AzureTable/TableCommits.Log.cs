using Microsoft.Extensions.Logging;

namespace OrderGrains.Ledger;

internal sealed partial class TableCommits
{
    [LoggerMessage(
        Level = LogLevel.Debug,
        Message = "Bucket {Bucket}: {Rows} rows to delete were not there; the batch is sent without them")]
    private static partial void LogRowsMissing(ILogger logger, int bucket, int rows);
}
