using Microsoft.Extensions.Logging;

namespace OrderGrains.Stores;

public sealed partial class StoreGrain
{
    private readonly ILogger logger = services.Loggers.CreateLogger<StoreGrain>();

    [LoggerMessage(Level = LogLevel.Warning, Message = "A write of store {Store} failed; its activation goes.")]
    private partial void LogWriteFailed(Exception exception, string store);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The releases to store {Store} failed.")]
    private partial void LogStreamFailed(Exception exception, string store);
}
