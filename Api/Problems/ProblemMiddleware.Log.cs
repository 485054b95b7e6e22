namespace OrderGrains.Api.Problems;

internal sealed partial class ProblemMiddleware
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "Request {RequestId}: the client has gone.")]
    private partial void LogAborted(string requestId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Request {RequestId}: unavailable: {Kind}: {Reason}")]
    private partial void LogUnavailable(string requestId, string kind, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Request {RequestId}: a bug.")]
    private partial void LogBug(Exception failure, string requestId);
}
