namespace OrderGrains.Silo;

internal sealed partial class ClientService
{
    [LoggerMessage(11, LogLevel.Information, "The client follows the silos of its store")]
    private static partial void LogAttached(ILogger logger);
}
