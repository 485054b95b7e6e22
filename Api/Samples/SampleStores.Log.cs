namespace OrderGrains.Api.Samples;

internal sealed partial class SampleStores
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Store {StoreId} created.")]
    private partial void LogCreated(string storeId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Store {StoreId} not created yet, try {Attempt}: {Reason}")]
    private partial void LogUnavailable(string storeId, int attempt, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Store {StoreId} was not created; the next start tries again.")]
    private partial void LogGivenUp(string storeId);
}
