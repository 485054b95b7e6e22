using Microsoft.Extensions.Logging;

namespace OrderGrains.Stores;

public sealed partial class ReservationSweep
{
    [LoggerMessage(
        Level = LogLevel.Information, Message = "Store {Store} frees {Count} reservations that no order holds.")]
    private partial void LogReleased(string store, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} orders did not say whether they hold reservations.")]
    private partial void LogUnanswered(Exception exception, int count);
}
