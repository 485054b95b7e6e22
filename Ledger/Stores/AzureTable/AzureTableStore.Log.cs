using Microsoft.Extensions.Logging;

namespace OrderGrains.Ledger;

public sealed partial class AzureTableStore
{
    [LoggerMessage(
        Level = LogLevel.Information, Message = "The table {Table} was missing and is there now (made here: {IsNew})")]
    private static partial void LogTableCreated(ILogger logger, string table, bool isNew);
}
