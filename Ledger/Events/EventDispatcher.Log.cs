using Microsoft.Extensions.Logging;

namespace OrderGrains.Ledger;

internal sealed partial class EventDispatcher
{
    [LoggerMessage(10, LogLevel.Warning, "{Consumer} failed to take events of {Stream} from {Sequence} on")]
    private static partial void LogDeliveryFailed(
        ILogger logger, string consumer, string stream, long sequence, Exception failure);

    [LoggerMessage(11, LogLevel.Error,
        "Event {Sequence} of {Stream} in {Namespace} cannot be read ({Error}); it is parked")]
    private static partial void LogUnreadable(
        ILogger logger, string @namespace, string stream, long sequence, string error);

    [LoggerMessage(12, LogLevel.Error, "The events of commit {Commit} cannot be read ({Error}); they are parked")]
    private static partial void LogUnreadableBlock(ILogger logger, long commit, string error);
}
