namespace OrderGrains.Silo;

internal sealed partial class SiloDeaths
{
    [LoggerMessage(20, LogLevel.Warning, "Silo {Address} was silent for its lease: it is declared dead")]
    private static partial void LogDead(ILogger logger, string address);

    [LoggerMessage(22, LogLevel.Warning, "Silo {Address} was not declared dead")]
    private static partial void LogNotDeclared(ILogger logger, string address, Exception failure);

    [LoggerMessage(21, LogLevel.Critical, "Silo {Silo} has lost its place; the process ends, to be started again")]
    private static partial void LogExpelled(ILogger logger, string silo);
}
