using Microsoft.Extensions.Logging;

namespace OrderGrains.Ledger;

internal sealed partial class EventDispatcher
{
    [LoggerMessage(10, LogLevel.Warning, "{Consumer} failed to take events of {Stream} from {Sequence} on")]
    private static partial void LogDeliveryFailed(
        ILogger logger, string consumer, string stream, long sequence, Exception failure);
}
