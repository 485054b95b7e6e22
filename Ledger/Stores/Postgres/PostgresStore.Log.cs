using Microsoft.Extensions.Logging;

namespace OrderGrains.Ledger;

public sealed partial class PostgresStore
{
    [LoggerMessage(
        LogLevel.Information, "The ledger is on PostgreSQL {version}, schema {schema}; created now: {isCreated}.")]
    private static partial void LogOpened(ILogger logger, Version version, string schema, bool isCreated);

    [LoggerMessage(
        LogLevel.Warning,
        "A commit to buckets {buckets} failed ({code}), outcome unknown: {outcomeUnknown}. {message}")]
    private static partial void LogCommitFailed(
        ILogger logger, string buckets, string code, bool outcomeUnknown, string message);
}
