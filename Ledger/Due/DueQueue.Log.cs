using Microsoft.Extensions.Logging;

namespace OrderGrains.Ledger;

internal sealed partial class DueQueue
{
    [LoggerMessage(20, LogLevel.Warning, "{GrainType} {Key} failed to take the due message {Name}; it is tried again")]
    private static partial void LogDueFailed(
        ILogger logger, string grainType, string key, string name, Exception failure);
}
