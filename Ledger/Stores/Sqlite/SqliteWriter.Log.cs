using Microsoft.Extensions.Logging;

namespace OrderGrains.Ledger;

internal sealed partial class SqliteWriter
{
    [LoggerMessage(LogLevel.Error, "A commit failed: SQLite result {resultCode}, {message}.")]
    private static partial void LogCommitFailed(ILogger logger, int resultCode, string message);

    [LoggerMessage(LogLevel.Error, "The file could not be opened again: SQLite result {resultCode}, {message}.")]
    private static partial void LogHealFailed(ILogger logger, int resultCode, string message);

    [LoggerMessage(LogLevel.Information, "The file is open again and its content is settled.")]
    private static partial void LogHealed(ILogger logger);

    [LoggerMessage(LogLevel.Warning, "A checkpoint failed: SQLite result {resultCode}, {message}.")]
    private static partial void LogCheckpointFailed(ILogger logger, int resultCode, string message);

    [LoggerMessage(LogLevel.Critical, "The writer met a bug; the commit it happened in fails.")]
    private static partial void LogFault(ILogger logger, Exception exception);
}
