using Microsoft.Extensions.Logging;

namespace OrderGrains.Stores;

public sealed partial class ReservationCheck
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Order {Order} did not say whether it holds its reservation.")]
    private partial void LogUnanswered(Exception exception, string order);
}
