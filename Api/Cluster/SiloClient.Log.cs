namespace OrderGrains.Api.Cluster;

internal sealed partial class SiloClient
{
    [LoggerMessage(60, LogLevel.Information, "Silo {Silo} does not answer {Path}: {Reason}")]
    private partial void LogUnreachable(string silo, string path, string reason);
}
