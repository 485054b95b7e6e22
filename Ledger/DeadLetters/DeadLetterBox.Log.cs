using Microsoft.Extensions.Logging;

namespace OrderGrains.Ledger;

internal sealed partial class DeadLetterBox
{
    [LoggerMessage(30, LogLevel.Warning, "Dead letter {Name} of {Key} failed again and stays parked")]
    private static partial void LogFailedAgain(ILogger logger, string name, string key, Exception failure);

    [LoggerMessage(31, LogLevel.Warning,
        "Dead letter {Name} of {Key} stays parked: no grain type '{Consumer}' consumes its stream")]
    private static partial void LogNobodyTakes(ILogger logger, string name, string key, string consumer);

    [LoggerMessage(32, LogLevel.Warning, "Dead letter {Name} of {Key} stays parked: it cannot be read ({Error})")]
    private static partial void LogStillUnreadable(ILogger logger, string name, string key, string error);
}
