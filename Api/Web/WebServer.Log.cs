namespace OrderGrains.Api.Web;

internal sealed partial class WebServer
{
    [LoggerMessage(Level = LogLevel.Information, Message = "No pages and no GraphQL: {Reason}")]
    private partial void LogNoPages(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "No pages and no GraphQL until the next start.")]
    private partial void LogFailed(Exception failure);

    [LoggerMessage(Level = LogLevel.Information, Message = "Building the pages; the API answers meanwhile.")]
    private partial void LogBuilding();

    [LoggerMessage(Level = LogLevel.Information, Message = "Serving the pages and GraphQL from {Address}.")]
    private partial void LogServing(Uri address);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The pages' server ended with {Code}; it is started again in {Wait}. It printed to {Log}.")]
    private partial void LogEnded(int code, TimeSpan wait, string log);
}
