using Microsoft.Extensions.Logging;

namespace OrderGrains.Runtime;

public sealed partial class SiloTransport
{
    private readonly ILogger logger;

    [LoggerMessage(40, LogLevel.Information, "Calls of other silos are taken at {Address}.")]
    private static partial void LogListening(ILogger logger, SiloAddress address);

    [LoggerMessage(41, LogLevel.Information, "The connection with {Peer} has ended: {Reason}")]
    private static partial void LogClosed(ILogger logger, string peer, string reason);

    [LoggerMessage(42, LogLevel.Warning, "{Silo} cannot be reached: {Reason}")]
    private static partial void LogUnreachable(ILogger logger, SiloAddress silo, string reason);

    [LoggerMessage(43, LogLevel.Warning, "What {Peer} has sent is unreadable: {Reason}")]
    private static partial void LogRubbish(ILogger logger, string peer, string reason);

    [LoggerMessage(44, LogLevel.Warning, "{Peer} was not let in: {Reason}")]
    private static partial void LogRejected(ILogger logger, string peer, string reason);

    [LoggerMessage(45, LogLevel.Warning, "A connection was not taken: {Reason}")]
    private static partial void LogNotTaken(ILogger logger, string reason);

    [LoggerMessage(46, LogLevel.Error, "The connection with {Peer} has failed.")]
    private static partial void LogFault(ILogger logger, string peer, Exception failure);

    [LoggerMessage(47, LogLevel.Error, "Taking a connection has failed; it is tried again.")]
    private static partial void LogAcceptFault(ILogger logger, Exception failure);
}
