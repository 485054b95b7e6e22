using Microsoft.Extensions.Logging;

namespace OrderGrains.Ledger;

public sealed partial class AzureTableStore
{
    [LoggerMessage(
        Level = LogLevel.Information, Message = "The table {Table} was missing and is there now (made here: {IsNew})")]
    private static partial void LogTableCreated(ILogger logger, string table, bool isNew);

    [LoggerMessage(
        Level = LogLevel.Debug,
        Message = "Bucket {Bucket}: {Rows} rows to delete were not there; the batch is sent without them")]
    private static partial void LogRowsMissing(ILogger logger, int bucket, int rows);
}
